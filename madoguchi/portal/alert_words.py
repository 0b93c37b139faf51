"""What customers are told of their own things, in words; the values are numbers, days and codes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from madoguchi.ui import api as ui

from .shapes import AlertWords

Values = Mapping[str, Any]


def words_of(kind: str, values: Values) -> AlertWords:
    """The words of one kind of alert, in the active language."""
    title, short, more = KINDS[kind](values)
    return AlertWords(title, f"{short}\n{more}".strip(), short)


def _day(values: Values) -> str:
    on = values.get("day")
    return ui.day(date.fromisoformat(on)) if on else ""


def _shipped(values: Values) -> tuple[str, str, str]:
    day = _day(values)
    title = _("Your order %(number)s is on its way") % values
    short = _("It is to arrive on %(day)s.") % {"day": day} if day else _("We have handed it to the carrier.")
    parcel = _("Carrier: %(carrier)s, parcel number: %(parcel)s") if values.get("parcel") else ""
    return title, short, parcel % values if parcel else ""


def _out(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s is being delivered today") % values
    return title, _("The carrier is on the way to you."), ""


def _delivered(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s has arrived") % values
    return title, _("If something is wrong with it, you can ask for a return on its page."), ""


def _problem(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s could not be delivered") % values
    return title, _("Please see on its page what happens next."), ""


def _delayed(values: Values) -> tuple[str, str, str]:
    title = _("The delivery day of your order %(number)s has changed") % values
    return title, _("It is to arrive on %(day)s.") % {"day": _day(values)}, ""


def _cancelled(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s is cancelled") % values
    return title, _("What you have paid comes back to you as its page says."), ""


def _return(values: Values) -> tuple[str, str, str]:
    title = _("We have received your request to return order %(number)s") % values
    return title, _("Its page says how to send the goods back."), ""


def _exchange(values: Values) -> tuple[str, str, str]:
    title = _("We have received your request to exchange order %(number)s") % values
    return title, _("Its page says how to send the goods back."), ""


def _bill(values: Values) -> tuple[str, str, str]:
    title = _("There is a new bill: %(number)s") % values
    return title, _("Please pay it by %(day)s.") % {"day": _day(values)} if values.get("day") else "", ""


def _unpaid(values: Values) -> tuple[str, str, str]:
    title = _("A payment for bill %(number)s did not go through") % values
    return title, _("Nothing was charged. You can try again on its page."), ""


def _trial(values: Values) -> tuple[str, str, str]:
    return (
        _("This is what a notice looks like"),
        _("Notices about your orders and bills appear like this."),
        "",
    )


KINDS: dict[str, Callable[[Values], tuple[str, str, str]]] = {
    "shipped": _shipped,
    "out_for_delivery": _out,
    "delivered": _delivered,
    "delivery_problem": _problem,
    "delayed": _delayed,
    "cancelled": _cancelled,
    "return_requested": _return,
    "exchange_requested": _exchange,
    "bill_issued": _bill,
    "payment_failed": _unpaid,
    "trial": _trial,
}
"""Kind → title, the one sentence of a notice, and what a mail says besides."""

NAMES = {
    "shipped": _lazy("An order was shipped"),
    "out_for_delivery": _lazy("A parcel is being delivered today"),
    "delivered": _lazy("An order has arrived"),
    "delivery_problem": _lazy("A parcel could not be delivered"),
    "delayed": _lazy("The delivery day has changed"),
    "cancelled": _lazy("An order was cancelled"),
    "return_requested": _lazy("A return was asked for"),
    "exchange_requested": _lazy("An exchange was asked for"),
    "bill_issued": _lazy("There is a new bill"),
    "payment_failed": _lazy("A payment did not go through"),
}
"""What each kind is called where the company chooses."""

ICONS = {
    "shipped": "truck", "out_for_delivery": "truck", "delivered": "package-check",
    "delivery_problem": "triangle-alert", "delayed": "calendar-clock", "cancelled": "ban",
    "return_requested": "undo-2", "exchange_requested": "repeat", "bill_issued": "receipt-japanese-yen",
    "payment_failed": "triangle-alert", "trial": "bell",
}  # fmt: skip
