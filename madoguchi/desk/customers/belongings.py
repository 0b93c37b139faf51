"""What a customer ordered and owns, beside her conversation and on her page."""

from typing import Any

from django.urls import reverse

from madoguchi.commerce import api as commerce
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from . import standing
from .lines import bill_line, device_line, order_line, run_line, subscription_line

BESIDE = 3


def belongings(
    viewer: Viewer, customer_id: int, *, talks: tuple[ConversationShape, ...] | None = None,
    many: int = BESIDE,
) -> dict[str, Any]:  # fmt: skip
    """What she has, owes and waits for at a glance, and the latest of it as lines to open.

    `talks` are her conversations; without them what she waits for is left out (beside a conversation its head
    says it).
    """
    orders = commerce.orders_at_hand(viewer=viewer, customer_id=customer_id, limit=many)
    owned = commerce.owned(viewer=viewer, customer_id=customer_id)
    bills = commerce.bills_of_customer(viewer, customer_id, limit=many)
    glance = [standing.coming(orders.coming), standing.owed(viewer, customer_id, bills)]
    if talks is not None:
        glance.append(standing.awaited(talks, orders.sent_back, owned.devices))
    all_orders = f"{reverse('desk:customer', args=[customer_id])}?kind=orders#story-title"
    late = {one.order.number: standing.trouble(one) for one in orders.coming}
    return {
        "glance": glance,
        "orders": [order_line(one, late.get(one.number, "")) for one in orders.latest],
        "more_orders": all_orders if orders.more else "",
        "bills": [bill_line(one) for one in bills],
        "devices": [device_line(one) for one in owned.devices[:many]],
        "subscriptions": [subscription_line(one) for one in owned.subscriptions],
        "runs": [run_line(one) for one in tasks.open_runs(viewer, customer_id=customer_id, limit=many)],
    }
