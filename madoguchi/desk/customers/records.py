"""Moments of orders and bills as lines of the story."""

from django.urls import reverse
from django.utils.translation import gettext as _

from madoguchi.commerce.shapes import Dated

from .entries import Entry
from .saying import joined, money

ICONS = {
    "placed": "shopping-bag", "shipped": "truck", "delivered": "package-check", "cancelled": "circle-x",
    "billed": "receipt-text", "settled": "wallet", "voided": "circle-x",
}  # fmt: skip
BILLS = ("billed", "settled", "voided")


def record_entry(one: Dated) -> Entry:
    """The line: what happened to which order or bill."""
    kind = "bills" if one.what in BILLS else "orders"
    place = "desk:customer-order" if kind == "orders" else "desk:customer-bill"
    url = reverse(place, args=[one.customer_id, one.number])
    tone = "bad" if one.what in ("cancelled", "voided") else ""
    return Entry(
        one.key.replace(":", "-"), one.at, kind, ICONS[one.what], _said(one), joined(one.label, one.number),
        url, tone=tone, timed=one.what != "billed",
    )  # fmt: skip


def _said(one: Dated) -> str:
    amount = {"amount": money(one.total, one.currency)}
    return {
        "placed": _("Ordered for %(amount)s") % amount,
        "shipped": _("The order was shipped"),
        "delivered": _("The order arrived"),
        "cancelled": _("The order was cancelled"),
        "billed": _("Billed %(amount)s") % amount,
        "settled": _("The bill was paid"),
        "voided": _("The bill was withdrawn"),
    }[one.what]
