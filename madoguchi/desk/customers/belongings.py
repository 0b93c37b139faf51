"""What a customer ordered and owns, beside her conversation and on her page."""

from typing import Any
from uuid import uuid4

from django.urls import reverse

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import DeviceShape, OrderShape, OrderSummary
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .places import order_url

BESIDE = 3
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
