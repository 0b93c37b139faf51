"""How things of customers are said in one line: days, amounts, states with their tone."""

from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext_lazy

from madoguchi.core import api as core
from madoguchi.ui import api as ui

BILL_STATES = {
    "open": (pgettext_lazy("bill", "To be paid"), "accent"),
    "partly_paid": (pgettext_lazy("bill", "Partly paid"), "soon"),
    "overdue": (pgettext_lazy("bill", "Overdue"), "overdue"),
    "paid": (pgettext_lazy("bill", "Paid"), "done"),
    "void": (pgettext_lazy("bill", "Withdrawn"), "plain"),
}
PAYMENT_STATES = {
    "pending": (pgettext_lazy("payment", "begun"), "soon"),
    "authorised": (pgettext_lazy("payment", "waiting for the money"), "soon"),
    "paid": (pgettext_lazy("payment", "received"), "done"),
    "failed": (pgettext_lazy("payment", "failed"), "overdue"),
    "refunded": (pgettext_lazy("payment", "refunded"), "plain"),
    "expired": (pgettext_lazy("payment", "not made in time"), "plain"),
    "held": (pgettext_lazy("payment", "to be checked"), "overdue"),
}
TONES = {
    "pending": "accent", "processing": "accent", "shipped": "accent", "delivered": "done",
    "return_requested": "soon", "exchange_requested": "soon",
}  # fmt: skip


def day(on: date | datetime | None) -> str:
    """11月21日（土）, with the year when it is another one; "" for none."""
    return ui.day(on, short=True, today=localdate(core.now())) if on else ""


def money(amount: int, currency: str) -> str:
    """As the reader writes it."""
    return core.money_text(amount, currency, get_language() or "ja")


def joined(*parts: object) -> str:
    """What there is of it, on one line."""
    return " · ".join(str(part) for part in parts if part)
