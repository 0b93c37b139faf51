"""The map of an order: where it is on its way, with days."""

from collections.abc import Sequence
from datetime import date, datetime

from .. import words
from ..models import Order
from ..shapes import ShipmentShape, StepShape

WAY = ("placed", "preparing", "shipped", "delivered")
REACHED = {"pending": 0, "processing": 1, "shipped": 2}


def steps_of(
    row: Order, shipments: Sequence[ShipmentShape], delivery_on: date | None
) -> tuple[StepShape, ...]:
    """From the order to the door, and what came after: what is done, what is under way, what is to come."""
    if row.status == "cancelled":
        return (_step("placed", "done", row.placed_at if row.dated else None),
                _step("cancelled", "stopped", row.cancelled_at))  # fmt: skip
    now = REACHED.get(row.status, 3)
    finished = row.status not in REACHED
    at = _moments(row, shipments)
    way = tuple(
        _step(code, _state(place, now, finished), at.get(code), delivery_on if code == "delivered" else None)
        for place, code in enumerate(WAY)
    )
    return way + _afterwards(row)


def _afterwards(row: Order) -> tuple[StepShape, ...]:
    if row.status in ("return_requested", "exchange_requested"):
        return (_step(row.status, "now", None),)
    if row.status == "returned":
        return (_step("return_requested", "done", None), _step("returned", "done", None))
    return ()


def _state(place: int, now: int, finished: bool) -> str:
    if place < now or finished:
        return "done"
    return "now" if place == now else "todo"


def _moments(row: Order, shipments: Sequence[ShipmentShape]) -> dict[str, datetime | None]:
    shipped = row.shipped_at or min((one.shipped_at for one in shipments if one.shipped_at), default=None)
    arrived = row.delivered_at or max(
        (one.delivered_at for one in shipments if one.delivered_at), default=None
    )
    return {"placed": row.placed_at if row.dated else None, "shipped": shipped, "delivered": arrived}


def _step(code: str, state: str, at: datetime | None, day: date | None = None) -> StepShape:
    return StepShape(code, str(words.STEP[code]), state, at, None if at else day)
