"""How look-ups say days, amounts and names: short, in the language of whoever asks."""

from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui


def today() -> date:
    """The company's day."""
    return localdate(core.now())


def day(on: date | datetime) -> str:
    """11月21日（土）, with the year when it is another one."""
    return ui.day(on, short=True, today=today())


def moment(at: datetime) -> str:
    """The day and the time."""
    return f"{day(at)} {ui.clock(at)}"


def money(amount: int, currency: str) -> str:
    """As the reader writes it."""
    return core.money_text(amount, currency, get_language() or "ja")


def page(name: str, *args: object) -> str:
    """The customer's own page about it; "" where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def listed(parts: list[str]) -> str:
    """Several in one line."""
    return _(", ").join(parts)


def sentences(*parts: str) -> str:
    """Sentences behind each other, as the language joins them."""
    space = "" if get_language() == "ja" else " "
    return space.join(part for part in parts if part)
