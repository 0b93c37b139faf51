"""Ways to pay and options of variants in words."""

from typing import Any

from django.utils.translation import gettext as _

from .. import words
from ..models import PaymentMethod
from ..option_words import readable
from ..shapes import OptionShape


def options_of(kept: dict[str, Any]) -> tuple[OptionShape, ...]:
    """Name and value of each option, as the shop says them; colours and sizes in the reader's language."""
    return tuple(OptionShape(readable(str(name)), readable(str(value))) for name, value in kept.items())


def method_words(row: PaymentMethod) -> str:
    """A way to pay without its number: "Credit card (mastercard …9212)"."""
    name = str(words.METHOD[row.kind])
    told = " ".join(part for part in (row.brand, f"…{row.last_four}" if row.last_four else "") if part)
    return _("%(name)s (%(told)s)") % {"name": name, "told": told} if told else name
