"""What happened to orders, each at its own time: for the story of a customer, a page at a time."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F, Q, QuerySet, Value
from django.db.models.fields import CharField

from madoguchi.people.shapes import Viewer

from ..access import visible_to
from ..models import Order
from ..shapes import Dated

MOMENTS = {
    "placed": "placed_at",
    "shipped": "shipped_at",
    "delivered": "delivered_at",
    "cancelled": "cancelled_at",
}
PARTS = ("at", "what", "pk", "number", "customer_id", "total", "currency")


def happened(
    *, viewer: Viewer, customer_ids: Collection[int], before: tuple[datetime, str] | None = None, limit: int
) -> tuple[Dated, ...]:
    """Moments in the life of these customers' orders, newest first, in one query.

    `before` is the time and the key of the last one on the page above.
    """
    rows = visible_to(viewer).filter(customer_id__in=customer_ids)
    first, *others = (_moment(rows, what, column, before) for what, column in MOMENTS.items())
    found = first.union(*others, all=True).order_by("-at", "-what", "-pk")[:limit]
    return tuple(
        Dated(f"{what}:{pk}", at, what, number, customer_id, total, currency)
        for at, what, pk, number, customer_id, total, currency in found
    )


def _moment(
    rows: QuerySet[Order], what: str, column: str, before: tuple[datetime, str] | None
) -> QuerySet[Order, tuple]:
    held = rows.filter(**{f"{column}__isnull": False})
    if before is not None:
        held = held.filter(_earlier(what, column, *before))
    named = held.annotate(at=F(column), what=Value(what, output_field=CharField()))
    return named.order_by().values_list(*PARTS)


def _earlier(what: str, column: str, at: datetime, key: str) -> Q:
    """Rows behind (at, key) in the order of the list."""
    last, _, number = key.partition(":")
    sooner = Q(**{f"{column}__lt": at})
    if what < last:
        return Q(**{f"{column}__lte": at})
    if what == last and number.isdecimal():
        return sooner | Q(**{column: at, "pk__lt": int(number)})
    return sooner
