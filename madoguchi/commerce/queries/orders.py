"""Orders: in a list, whole, and what may be done with them."""

import base64
import json
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import open_for, payment_methods_of, visible_to
from ..judging import judged
from ..models import Order, OrderLine
from ..policy import Policies
from ..shapes import ACTS, OrderPage, OrderShape, OrderSummary, PaymentMethodShape, Verdict
from .naming import method_words
from .whole import summary, whole

GROUPS = {
    "open": ("pending", "processing", "shipped"),
    "delivered": ("delivered",),
    "back": ("return_requested", "returned", "exchange_requested"),
    "sent_back": ("return_requested", "exchange_requested"),
    "cancelled": ("cancelled",),
}
"""How lists are narrowed: on the way, delivered, returns and exchanges, those not settled yet, cancelled."""


def orders(
    *, viewer: Viewer, customer_id: int | None = None, q: str = "", group: str = "", after: str = "",
    limit: int = 20, counted: bool = False,
) -> OrderPage:  # fmt: skip
    """The orders that she may see, newest first: all, or those of a group, or found by number or item.

    customer_id narrows a member of staff's to one customer's. Two queries, three when counted.
    """
    rows = visible_to(viewer)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    rows = _found(rows.filter(status__in=GROUPS[group]) if group in GROUPS else rows, q)
    total = rows.count() if counted else None
    page = list(_listed(_behind(rows, after))[: limit + 1])
    last = page[limit - 1] if len(page) > limit else None
    return OrderPage(tuple(summary(row) for row in page[:limit]), _mark(last) if last else "", total)


def next_delivery(*, viewer: Viewer) -> OrderSummary | None:
    """The order that arrives next: the one on its way with the earliest day, else the latest one."""
    rows = visible_to(viewer).filter(status__in=GROUPS["open"])
    row = _listed(rows).order_by(F("promised_on").asc(nulls_last=True), "-placed_at", "-id").first()
    return summary(row) if row else None


def order(*, viewer: Viewer, number: str) -> OrderShape:
    """One order with all that belongs to it. Raises NoSuchRecord."""
    return whole(open_for(viewer, number))


def owners_of_orders(*, viewer: Viewer, numbers: Iterable[str]) -> dict[str, int]:
    """Whose the orders of these numbers are, as far as there are such that the viewer may see; one query."""
    wanted = {form for one in numbers for form in (one, f"#{one}")}
    if not wanted:
        return {}
    rows = visible_to(viewer).filter(number__in=wanted).values_list("number", "customer_id")
    return {number.lstrip("#"): customer_id for number, customer_id in rows}


def verdict(*, viewer: Viewer, number: str, act: str) -> Verdict:
    """Whether she may do this with the order now, and why. Raises NoSuchRecord, ValueError (no such act)."""
    if act not in ACTS:
        raise ValueError(act)
    return verdict_on(order(viewer=viewer, number=number), act)


def verdict_on(order: OrderShape, act: str) -> Verdict:
    """The same for an order at hand; no query beyond the settings'."""
    return judged(core.option(Policies).rule(act), order)


def verdicts(order: OrderShape) -> tuple[Verdict, ...]:
    """All verdicts on an order at hand, in the order of ACTS."""
    return tuple(verdict_on(order, act) for act in ACTS)


def payment_methods(*, viewer: Viewer, customer_id: int) -> tuple[PaymentMethodShape, ...]:
    """The ways to pay that this customer left with the shop, as far as the viewer may use them."""
    rows = payment_methods_of(viewer).filter(customer_id=customer_id).order_by("id")
    return tuple(
        PaymentMethodShape(row.pk, row.kind, method_words(row), row.balance, row.currency) for row in rows
    )


def _found(rows: QuerySet[Order], q: str) -> QuerySet[Order]:
    text = q.strip()
    if not text:
        return rows
    named = OrderLine.objects.filter(order=OuterRef("pk"), name__icontains=text)
    return rows.filter(Q(number__icontains=text) | Exists(named))


def _listed(rows: QuerySet[Order]) -> QuerySet[Order]:
    return rows.order_by("-placed_at", "-id").prefetch_related("lines", "shipments")


def _behind(rows: QuerySet[Order], after: str) -> QuerySet[Order]:
    """The orders that come after a mark; a mark that is none of ours is as none."""
    try:
        at, pk = core.json_value(base64.urlsafe_b64decode(after.encode()))
        placed = datetime.fromisoformat(at)
    except (ValueError, TypeError):
        return rows
    if placed.tzinfo is None or not isinstance(pk, int):
        return rows
    return rows.filter(Q(placed_at__lt=placed) | Q(placed_at=placed, pk__lt=pk))


def _mark(row: Order) -> str:
    return base64.urlsafe_b64encode(json.dumps([row.placed_at.isoformat(), row.pk]).encode()).decode()
