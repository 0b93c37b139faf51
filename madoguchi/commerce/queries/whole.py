"""An order with all that belongs to it, from a row that was obtained through access."""

from datetime import date
from typing import Any

from django.utils.translation import get_language

from madoguchi.core import api as core

from .. import words
from ..models import Order, OrderAct, OrderLine, OrderPayment, Shipment
from ..policy import Policies
from ..shapes import (
    Address,
    DoneShape,
    LineShape,
    OrderShape,
    OrderSummary,
    PaymentShape,
    ReturnShape,
)
from .naming import options_of
from .returns import return_shapes
from .shipping import shipment_shape
from .steps import steps_of

BACK = ("requested", "received", "settled")


def whole(row: Order) -> OrderShape:
    """The shape of a row that was obtained through access; eight queries however large the order."""
    back = return_shapes(row)
    sent = _sent_back(back)
    lines = tuple(_line(line, sent.get(line.pk, 0)) for line in row.lines.select_related("product"))
    rows = Shipment.objects.filter(order=row).prefetch_related("events", "contents").order_by("id")
    shipments = tuple(shipment_shape(one) for one in rows)
    done = tuple(_done(one) for one in row.acts.all())
    expected = min((one.expected_on for one in shipments if one.expected_on), default=None)
    return OrderShape(
        **_common(row, expected, lines[0].name if lines else "", len(lines)), email=row.email,
        promised_on=row.promised_on, shipped_at=row.shipped_at, cancelled_at=row.cancelled_at,
        shipping_fee=row.shipping_fee, discount=row.discount, ship_to=address_of(row.ship_to), lines=lines,
        payments=_payments(row), shipments=shipments, returns=back, done=done,
        steps=steps_of(row, shipments, expected or row.promised_on), payment_method_id=row.payment_method_id,
    )  # fmt: skip


def address_of(kept: dict[str, Any]) -> Address:
    """The address of a JSON column; unknown keys are left out."""
    known = {name: str(value) for name, value in kept.items() if name in Address.__dataclass_fields__}
    return Address(**known)


def summary(row: Order) -> OrderSummary:
    """The shape for a list; lines and shipments were fetched along."""
    lines, parcels = row.lines.all(), row.shipments.all()
    expected = min((one.expected_on for one in parcels if one.expected_on), default=None)
    return OrderSummary(**_common(row, expected, lines[0].name if lines else "", len(lines)))


def _common(row: Order, expected: date | None, first_line: str, many: int) -> dict[str, Any]:
    on_the_way = row.status in ("pending", "processing", "shipped")
    return {
        "id": row.pk, "number": row.number, "customer_id": row.customer_id, "company_id": row.company_id,
        "status": row.status, "words": str(words.ORDER[row.status]), "placed_at": row.placed_at,
        "dated": row.dated, "delivery_on": (expected or row.promised_on) if on_the_way else None,
        "delivered_at": row.delivered_at, "currency": row.currency, "total": row.total,
        "first_line": first_line, "lines_many": many, "source": row.source,
        "delivery_time": _time(row) if on_the_way and row.delivery_time else "",
    }  # fmt: skip


def _time(row: Order) -> str:
    rule = core.option(Policies).rule("change_delivery")
    return rule.time_words(row.delivery_time, get_language() or "ja")


def _sent_back(returns: tuple[ReturnShape, ...]) -> dict[int, int]:
    """Pieces of each line that came back, or are about to."""
    sums: dict[int, int] = {}
    for item in (item for one in returns if one.status in BACK for item in one.items):
        sums[item.line_id] = sums.get(item.line_id, 0) + item.quantity
    return sums


def _line(row: OrderLine, coming_back: int) -> LineShape:
    return LineShape(
        row.pk, row.position, row.name, options_of(row.options), row.quantity, row.unit_price, row.tax_rate,
        row.status, row.product_id, row.variant_id, row.product.category if row.product else "",
        coming_back,
    )  # fmt: skip


def _payments(row: Order) -> tuple[PaymentShape, ...]:
    return tuple(_payment(one) for one in row.payments.all())


def _payment(row: OrderPayment) -> PaymentShape:
    return PaymentShape(row.kind, row.method, str(words.METHOD[row.method]), row.amount, row.at, row.due_on)


def _done(row: OrderAct) -> DoneShape:
    return DoneShape(
        row.client_id, row.act, str(words.ACT_NAMES[row.act]), row.at, row.via, row.by_kind, row.by_id,
        row.undo_until, row.undone_at,
    )  # fmt: skip
