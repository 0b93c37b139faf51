"""What a customer ordered and owns, beside her conversation and on her page."""

from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.commerce.api import Bill, WholeBill
from madoguchi.commerce.shapes import DeviceShape, OrderShape, OrderSummary
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .places import bill_url, order_url

BESIDE = 3
BILL_STATES = {
    "open": (pgettext_lazy("bill", "To be paid"), "accent"),
    "partly_paid": (pgettext_lazy("bill", "Partly paid"), "soon"),
    "overdue": (pgettext_lazy("bill", "Overdue"), "late"),
    "paid": (pgettext_lazy("bill", "Paid"), "done"),
    "void": (pgettext_lazy("bill", "Withdrawn"), ""),
}
PAYMENT_STATES = {
    "pending": pgettext_lazy("payment", "begun"),
    "authorised": pgettext_lazy("payment", "waiting for the money"),
    "paid": pgettext_lazy("payment", "received"),
    "failed": pgettext_lazy("payment", "failed"),
    "refunded": pgettext_lazy("payment", "refunded"),
    "expired": pgettext_lazy("payment", "not made in time"),
    "held": pgettext_lazy("payment", "to be checked"),
}
TONES = {
    "pending": "info", "processing": "info", "shipped": "accent", "delivered": "done", "cancelled": "",
    "return_requested": "soon", "returned": "", "exchange_requested": "soon",
}  # fmt: skip


def belongings(viewer: Viewer, customer_id: int, *, many: int = BESIDE) -> dict[str, Any]:
    """Her latest orders and her devices; what is on its way comes with its day."""
    page = commerce.orders(viewer=viewer, customer_id=customer_id, limit=many)
    owned = commerce.owned(viewer=viewer, customer_id=customer_id)
    return {
        "orders": [order_line(one) for one in page.orders],
        "more_orders": f"{reverse('desk:customer', args=[customer_id])}?kind=orders" if page.after else "",
        "bills": [bill_line(one) for one in commerce.bills_of_customer(viewer, customer_id, limit=many)],
        "devices": [device_line(one) for one in owned.devices[:many]],
        "subscriptions": owned.subscriptions,
        "runs": tasks.open_runs(viewer, customer_id=customer_id, limit=many),
    }


def order_line(one: OrderSummary) -> dict[str, Any]:
    """An order as a line: number, what, where it stands, and until when."""
    return {
        "url": order_url(one), "number": one.number, "words": one.words, "tone": TONES.get(one.status, ""),
        "first_line": one.first_line, "more": one.lines_many - 1, "placed_at": one.placed_at,
        "delivery_on": one.delivery_on, "total": one.total, "currency": one.currency,
        "card_id": uuid4().hex,
    }  # fmt: skip


def bill_line(one: Bill) -> dict[str, Any]:
    """A bill with what is left to pay and until when."""
    words, tone = BILL_STATES[one.state]
    return {
        "url": bill_url(one), "number": one.number, "words": words, "tone": tone, "total": one.total,
        "due": one.due, "due_on": one.due_on, "issued_on": one.issued_on, "currency": one.currency,
        "subject": one.subject, "card_id": uuid4().hex,
    }  # fmt: skip


def payment_lines(held: WholeBill) -> list[dict[str, Any]]:
    """The payments of a bill in words, the latest first."""
    return [
        {"way": commerce.method_word(one.method), "words": PAYMENT_STATES[one.state], "amount": one.amount,
         "at": one.paid_at or one.started_at, "problem": one.problem, "receipt": one.receipt}
        for one in held.payments
    ]  # fmt: skip


def device_line(one: DeviceShape) -> dict[str, Any]:
    """A device with its serial number and how long its warranty lasts."""
    return {
        "id": one.id, "name": one.nickname or one.name, "serial": one.serial, "until": one.warranty_until,
        "covered": one.under_warranty, "claims": sum(len(held.claims) for held in one.warranties),
        "card_id": uuid4().hex,
    }  # fmt: skip


def verdict_lines(order: OrderShape) -> list[dict[str, Any]]:
    """Every act on an order: whether it is open to her now, and why (not)."""
    return [
        {"label": commerce.ACT_NAMES[one.act], "allowed": one.allowed, "words": one.words}
        for one in commerce.verdicts(order)
    ]
