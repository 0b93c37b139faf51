"""Ways to pay and options of variants in words."""

from typing import Any

from django.utils.translation import gettext as _

from .. import words
from ..models import PaymentMethod
from ..shapes import OptionShape


def options_of(kept: dict[str, Any]) -> tuple[OptionShape, ...]:
    """Name and value of each option, as the shop says them."""
    return tuple(OptionShape(str(name), str(value)) for name, value in kept.items())


def method_words(row: PaymentMethod) -> str:
    """A way to pay without its number: "Credit card (mastercard …9212)"."""
    name = str(words.METHOD[row.kind])
    told = " ".join(part for part in (row.brand, f"…{row.last_four}" if row.last_four else "") if part)
    return _("%(name)s (%(told)s)") % {"name": name, "told": told} if told else name
