"""What happened to orders and bills, each at its own time: for the story of a customer, a page at a time."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..shapes import Dated

_ORDERS = """
SELECT moment.at, moment.what, held.id, held.number, held.customer_id, held.total, held.currency,
       (SELECT name FROM commerce_orderline WHERE order_id = held.id ORDER BY position LIMIT 1) AS label
FROM commerce_order AS held
CROSS JOIN LATERAL (VALUES
    ('placed', CASE WHEN held.dated THEN held.placed_at END), ('shipped', held.shipped_at),
    ('delivered', held.delivered_at), ('cancelled', held.cancelled_at)
) AS moment (what, at)
WHERE held.customer_id = ANY(%(customers)s) AND moment.at IS NOT NULL
"""
_BILLS = """
SELECT moment.at, moment.what, held.id, held.number, held.customer_id, held.total, held.currency,
       held.subject AS label
FROM commerce_invoice AS held
CROSS JOIN LATERAL (VALUES
    ('billed', held.issued_on::timestamptz), ('settled', held.settled_at), ('voided', held.voided_at)
) AS moment (what, at)
WHERE held.customer_id = ANY(%(customers)s) AND moment.at IS NOT NULL
"""
_PARTS = {"orders": _ORDERS, "bills": _BILLS}
_BEFORE = " AND (moment.at, moment.what, held.id) < (%(at)s, %(what)s, %(id)s)"
_PAGE = "{} ORDER BY at DESC, what DESC, id DESC LIMIT %(limit)s"


def happened(
    *, viewer: Viewer, customer_ids: Collection[int], of: Collection[str] = ("orders", "bills"),
    before: tuple[datetime, str] | None = None, limit: int,
) -> tuple[Dated, ...]:  # fmt: skip
    """Moments in the life of these customers' orders and bills, newest first, with what it was about.

    For staff who work with customers; others see none. `before` is the time and the key of the last one on
    the page above. One query.
    """
    if not viewer.may_see_conversations or not of:
        return ()
    at, (what, _, id_) = before[0] if before else None, before[1].partition(":") if before else ("", "", "")
    further = _BEFORE if before else ""
    asked = " UNION ALL ".join(f"({_PARTS[part]}{further})" for part in of)
    given = {"customers": list(customer_ids), "at": at, "what": what, "limit": limit,
             "id": core.whole_number(id_) or 0}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_PAGE.format(asked), given)
        rows = cursor.fetchall()
    return tuple(
        Dated(f"{what}:{pk}", at, what, number, customer_id, total, currency, label or "")
        for at, what, pk, number, customer_id, total, currency, label in rows
    )
