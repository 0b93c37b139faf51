"""What arrives next, for first screens and lists of days: few queries, however much there is."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from madoguchi.people.shapes import Viewer

from .. import words
from ..access import visible_to
from ..models import Order
from ..shapes import DeliveryShape, OrdersAtHand, OrderShape
from .orders import GROUPS
from .steps import steps_of
from .whole import summary, whole

EARLY = (F("promised_on").asc(nulls_last=True), "-placed_at", "-id")


def deliveries(
    *, viewer: Viewer, company_id: int | None = None, customer_id: int | None = None, limit: int = 3
) -> tuple[DeliveryShape, ...]:
    """What is on its way to her (or to a company of hers), the earliest day first. Three queries.

    customer_id narrows a member of staff's to one customer's.
    """
    rows = visible_to(viewer).filter(status__in=GROUPS["open"])
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    if company_id is not None:
        rows = rows.filter(company_id=company_id)
    return tuple(_shapes(rows.order_by(*EARLY).prefetch_related("lines", "shipments")[:limit]))


def orders_at_hand(*, viewer: Viewer, customer_id: int, limit: int = 3) -> OrdersAtHand:
    """What staff see of a customer's orders at a glance. Three queries."""
    rows = visible_to(viewer).filter(customer_id=customer_id).values("pk")
    latest = rows.order_by("-placed_at", "-id")[: limit + 1]
    coming_first = rows.filter(status__in=GROUPS["open"]).order_by(*EARLY)[:limit]
    coming_back = rows.filter(status__in=GROUPS["sent_back"]).order_by("-placed_at", "-id")[:limit]
    wanted = latest.union(coming_first, coming_back)
    held = sorted(
        Order.objects.filter(pk__in=wanted).prefetch_related("lines", "shipments"),
        key=lambda row: (row.placed_at, row.pk), reverse=True,
    )  # fmt: skip
    coming = sorted((row for row in held if row.status in GROUPS["open"]),
                    key=lambda row: row.promised_on or date.max)  # fmt: skip
    back = [row for row in held if row.status in GROUPS["sent_back"]]
    return OrdersAtHand(
        latest=tuple(map(summary, held[:limit])),
        more=len(held) > limit,
        coming=tuple(_shapes(coming[:limit])),
        sent_back=tuple(map(summary, back[:limit])),
    )


def order_of_fact(order_id: int) -> OrderShape | None:
    """The order that a fact is about, for those who tell its own customer of it."""
    row = Order.objects.filter(pk=order_id).first()
    return whole(row) if row else None


def _shapes(rows: Iterable[Order]) -> Iterable[DeliveryShape]:
    for row in rows:
        told, parcels = summary(row), row.shipments.all()
        latest = max((one for one in parcels), key=lambda one: one.pk, default=None)
        status = latest.status if latest else ""
        said = str(words.SHIPMENT[status]) if status else ""
        yield DeliveryShape(told, steps_of(row, parcels, told.delivery_on), status, said)
