"""What an act on an order would do: worked out once, told to the customer first and carried out after."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.people.shapes import Viewer

from ..models import Order, OrderAct, OrderLine
from ..policy import Rule
from ..shapes import ActRefused, OrderShape, Verdict, Wish


@dataclass(frozen=True)
class Case:
    """An order at hand, what is wanted of it, and what the rules say."""

    viewer: Viewer
    row: Order
    order: OrderShape
    rule: Rule
    verdict: Verdict
    wish: Wish

    def lines(self, ids: tuple[int, ...] | None = None) -> list[OrderLine]:
        """The rows of these lines (all without ids), in their order."""
        rows = self.row.lines.select_related("product", "variant")
        return list(rows if ids is None else rows.filter(pk__in=ids))


@dataclass
class Plan:
    """The sentences that say what will happen, and how it is done."""

    effects: list[str]
    apply: Callable[[OrderAct], None]
    after: dict[str, Any] = field(default_factory=dict)


def pieces_of(case: Case, ids: tuple[int, ...]) -> dict[int, int]:
    """How many pieces of each of these lines: as wished, else all that are left.

    Raises ActRefused("pieces").
    """
    left, wished = {line.id: line.left for line in case.order.lines}, dict(case.wish.quantities)
    pieces = {id: wished.get(id, left[id]) for id in ids}
    if any(not 1 <= many <= left[id] for id, many in pieces.items()):
        raise ActRefused("pieces", _("Please give a number of pieces that this order still has."))
    return pieces


def state_of(row: Order) -> dict[str, Any]:
    """Everything of an order that an act may change, as JSON; an act can be taken back to it."""
    lines = row.lines.values_list("pk", "status", "variant_id", "options", "unit_price")
    return {
        "status": row.status,
        "cancelled_at": row.cancelled_at.isoformat() if row.cancelled_at else None,
        "ship_to": row.ship_to,
        "promised_on": row.promised_on.isoformat() if row.promised_on else None,
        "delivery_time": row.delivery_time,
        "payment_method_id": row.payment_method_id,
        "total": row.total,
        "lines": {
            str(pk): [status, variant, options, price] for pk, status, variant, options, price in lines
        },
    }
