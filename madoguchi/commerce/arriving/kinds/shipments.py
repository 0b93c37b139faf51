"""Parcels: as part of an order, or on their own when the carrier has news."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from madoguchi.core import api as core

from ...carriers import carrier_code
from ...events import OrderChanged, ShipmentMoved
from ...models import CarrierScan, Order, Shipment, ShipmentLine
from ...shapes import SHIPMENT_STATUSES
from ..fields import Fields, RowRefused
from ..putting import Putting, order_of

STATUSES = {one: one for one in SHIPMENT_STATUSES} | {
    "準備中": "preparing", "出荷準備中": "preparing", "発送済み": "shipped", "発送": "shipped",
    "出荷済み": "shipped", "輸送中": "in_transit", "配達中": "out_for_delivery",
    "持出中": "out_for_delivery", "配達完了": "delivered", "お届け済み": "delivered", "不在": "attempted",
    "持戻り": "attempted", "遅延": "delayed", "返送": "returned", "紛失": "lost", "調査中": "lost",
}  # fmt: skip
UNDER_WAY = ("shipped", "in_transit", "out_for_delivery", "attempted", "delayed")


@dataclass(frozen=True)
class ScanIn:
    """What the carrier said, as read."""

    at: datetime
    code: str
    place: str
    text: str


@dataclass(frozen=True)
class ShipmentIn:
    """A parcel as read; `lines` are the ids or positions of what is in it, all when none are named."""

    id: str
    order: str
    carrier: str
    tracking_number: str
    status: str
    expected_on: date | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    lines: tuple[str, ...]
    events: tuple[ScanIn, ...]


def read(fields: Fields, order: str = "", place: int = 1) -> ShipmentIn:
    """Raises RowRefused."""
    number = fields.text("tracking_number", most=60)
    pk = fields.text("id", most=100) or number or (f"{order}-{place}" if order else "")
    if not pk:
        raise RowRefused("id", "missing")
    return ShipmentIn(
        id=pk, order=order or fields.text("order", most=100, needed=True),
        carrier=carrier_code(fields.text("carrier", most=40)), tracking_number=number,
        status=fields.choice("status", STATUSES, "shipped"), expected_on=fields.day("expected_on"),
        shipped_at=fields.moment("shipped_at"), delivered_at=fields.moment("delivered_at"),
        lines=tuple(one.text("line", needed=True) for one in fields.parts("lines")),
        events=tuple(_scan(one) for one in fields.parts("events")),
    )  # fmt: skip


def put(putting: Putting, record: ShipmentIn) -> None:
    """The parcel, and its order as far as the parcel shows it. Raises RowRefused."""
    put_for(putting, order_of(putting.source, record.order), record)


def put_for(putting: Putting, order: Order, record: ShipmentIn, *, new_order: bool = False) -> None:
    """The parcel of an order at hand."""
    known = Shipment.objects.filter(source=putting.source, external_id=record.id).first()
    if known is not None and known.order_id != order.pk:
        raise RowRefused("order", "taken")
    before = known.status if known else ""
    row = putting.upsert(Shipment, {"order": order, **_values(record)})
    _put_contents(row, order, record)
    CarrierScan.objects.bulk_create(
        [CarrierScan(shipment=row, at=e.at, code=e.code, place=e.place, text=e.text) for e in record.events],
        ignore_conflicts=True,
    )
    if before != row.status and not new_order:
        putting.facts.append(ShipmentMoved(order.customer_id, order.pk, row.pk, before, row.status))
        _move_order(putting, order)


def _values(record: ShipmentIn) -> dict[str, Any]:
    arrived = record.delivered_at
    if arrived is None and record.status == "delivered":
        arrived = max((one.at for one in record.events if one.code == "delivered"), default=None)
    names = ("carrier", "tracking_number", "status", "expected_on", "shipped_at")
    return {**{name: getattr(record, name) for name in names}, "delivered_at": arrived}


def _put_contents(row: Shipment, order: Order, record: ShipmentIn) -> None:
    wanted = set(record.lines)
    within = [one for one in order.lines.all() if not wanted or {one.external_id, str(one.position)} & wanted]
    contents = [ShipmentLine(shipment=row, line=one, quantity=one.quantity) for one in within]
    ShipmentLine.objects.bulk_create(contents, ignore_conflicts=True)


def _move_order(putting: Putting, order: Order) -> None:
    """An order is shipped with its first parcel and delivered with its last; no parcel takes it back."""
    parcels = list(Shipment.objects.filter(order=order))
    before, status = order.status, order.status
    if before in ("pending", "processing") and any(one.status in UNDER_WAY for one in parcels):
        status = "shipped"
    if before in ("pending", "processing", "shipped") and all(one.status == "delivered" for one in parcels):
        status = "delivered"
    if status == before:
        return
    order.status = status
    order.shipped_at = order.shipped_at or min(
        (p.shipped_at for p in parcels if p.shipped_at), default=core.now()
    )
    if status == "delivered":
        order.delivered_at = max((p.delivered_at for p in parcels if p.delivered_at), default=core.now())
    order.save(update_fields=["status", "shipped_at", "delivered_at"])
    putting.facts.append(OrderChanged(order.customer_id, order.pk, ("status",), before, status))


def _scan(fields: Fields) -> ScanIn:
    at = fields.moment("at")
    if at is None:
        raise RowRefused("at", "missing")
    code = STATUSES.get(fields.text("code").lower(), "other")
    return ScanIn(at, code, fields.text("place", most=120), fields.text("text"))
