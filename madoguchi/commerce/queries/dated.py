"""What happened to orders and bills, each at its own time: for the story of a customer, a page at a time."""

from collections.abc import Collection, Mapping
from dataclasses import replace
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
from ..models import Invoice, OrderLine
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

    `before` is the time and the key of the last one on the page above. Their labels cost two queries more.
    """
    wanted = {"customer_id__in": customer_ids}
    found = []
    if "orders" in of:
        found.append(_moments(visible_to(viewer).filter(**wanted), ORDERS, before, limit))
    if "bills" in of:
        found.append(_moments(bills_for(viewer).filter(**wanted), BILLS, before, limit))
    return _labelled(tuple(islice(merge(*found, key=_place, reverse=True), limit)))


def _labelled(moments: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """The same with what was ordered or billed."""
    items = OrderLine.objects.filter(order_id__in=_ids(moments, ORDERS)).order_by("order_id", "position")
    names = dict(items.distinct("order_id").values_list("order_id", "name"))
    subjects = dict(Invoice.objects.filter(pk__in=_ids(moments, BILLS)).values_list("pk", "subject"))
    return tuple(
        replace(one, label=(names if one.what in ORDERS else subjects).get(_pk(one), "")) for one in moments
    )


def _ids(moments: tuple[Dated, ...], of: Mapping[str, Any]) -> set[int]:
    return {_pk(one) for one in moments if one.what in of}


def _pk(one: Dated) -> int:
    return int(one.key.partition(":")[2])


def _place(one: Dated) -> tuple[datetime, str, int]:
    return one.at, one.what, _pk(one)


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
    if what == "placed":
        held = held.filter(dated=True)
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
