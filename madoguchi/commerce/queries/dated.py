"""What happened to orders and bills, each at its own time: for the story of a customer, a page at a time."""

from collections.abc import Collection, Mapping
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import DateTimeField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.fields import CharField
from django.db.models.functions import Cast

from madoguchi.people.shapes import Viewer

from ..access import visible_to
from ..bill_access import bills_for
from ..shapes import Dated

ORDERS: Mapping[str, Combinable] = {
    "cancelled": F("cancelled_at"), "delivered": F("delivered_at"), "placed": F("placed_at"),
    "shipped": F("shipped_at"),
}  # fmt: skip
BILLS: Mapping[str, Combinable] = {
    "billed": Cast("issued_on", DateTimeField()), "settled": F("settled_at"), "voided": F("voided_at"),
}  # fmt: skip
PARTS = ("at", "what", "pk", "number", "customer_id", "total", "currency")


def happened(
    *, viewer: Viewer, customer_ids: Collection[int], of: Collection[str] = ("orders", "bills"),
    before: tuple[datetime, str] | None = None, limit: int,
) -> tuple[Dated, ...]:  # fmt: skip
    """Moments in the life of these customers' orders and bills, newest first, in one query for each.

    `before` is the time and the key of the last one on the page above.
    """
    wanted = {"customer_id__in": customer_ids}
    found = []
    if "orders" in of:
        found.append(_moments(visible_to(viewer).filter(**wanted), ORDERS, before, limit))
    if "bills" in of:
        found.append(_moments(bills_for(viewer).filter(**wanted), BILLS, before, limit))
    return tuple(islice(merge(*found, key=_place, reverse=True), limit))


def _place(one: Dated) -> tuple[datetime, str, int]:
    what, _, pk = one.key.partition(":")
    return one.at, what, int(pk)


def _moments(
    rows: QuerySet[Any], moments: Mapping[str, Combinable], before: tuple[datetime, str] | None, limit: int
) -> list[Dated]:
    first, *others = (_moment(rows, what, at, before)[:limit] for what, at in moments.items())
    return [
        Dated(f"{what}:{pk}", at, what, number, customer_id, total, currency)
        for at, what, pk, number, customer_id, total, currency in (
            first.union(*others, all=True).order_by("-at", "-what", "-pk")[:limit]
        )
    ]


def _moment(
    rows: QuerySet[Any], what: str, at: Combinable, before: tuple[datetime, str] | None
) -> QuerySet[Any]:
    held = rows.annotate(at=at, what=Value(what, output_field=CharField())).filter(at__isnull=False)
    if before is not None:
        held = held.filter(_earlier(what, *before))
    return held.order_by("-at", "-pk").values_list(*PARTS)


def _earlier(what: str, at: datetime, key: str) -> Q:
    """Rows behind (at, key) in the order of the list."""
    last, _, number = key.partition(":")
    if what < last:
        return Q(at__lte=at)
    if what == last and number.isdecimal():
        return Q(at__lt=at) | Q(at=at, pk__lt=int(number))
    return Q(at__lt=at)
