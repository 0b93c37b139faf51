"""Moments of orders as lines of the story."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.commerce.shapes import Dated
from madoguchi.core import api as core

from .entries import Entry

ICONS = {"placed": "shopping-bag", "shipped": "truck", "delivered": "package-check", "cancelled": "circle-x"}


def record_entry(one: Dated) -> Entry:
    """The line: what happened to which order."""
    said = {
        "placed": _("Ordered for %(amount)s")
        % {"amount": core.money_text(one.total, one.currency, get_language() or "ja")},
        "shipped": _("The order was shipped"),
        "delivered": _("The order arrived"),
        "cancelled": _("The order was cancelled"),
    }
    url = reverse("desk:customer-order", args=[one.customer_id, one.number])
    return Entry(
        one.key.replace(":", "-"), one.at, "orders", ICONS[one.what], said[one.what], one.number, url,
        tone="bad" if one.what == "cancelled" else "",
    )  # fmt: skip
