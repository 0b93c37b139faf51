"""Orders with their lines, payments and parcels.

What can be changed here too (status, day of delivery, address, lines, way to pay) is compared with what the
shop said last: news of the shop counts, a repeated old word does not undo what a customer has done here.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from madoguchi.core import api as core
from madoguchi.people import api as people

from ...events import OrderCancelled, OrderChanged, OrderPlaced
from ...models import Order, OrderLine, OrderPayment, PaymentMethod, Variant
from ...policy import Policies
from ...shapes import ORDER_STATUSES, Address
from ..fields import Fields, RowRefused
from ..putting import Putting, customer_of, maybe, product_of, variant_of
from . import shipments
from .customers import KINDS, address_in
from .products import rate

STATUSES = {one: one for one in ORDER_STATUSES} | {
    "processed": "processing", "pending (item modified)": "pending", "pending (items modifed)": "pending",
    "return requested": "return_requested", "exchange requested": "exchange_requested",
    "canceled": "cancelled", "受付": "pending", "注文受付": "pending", "新規受付": "pending",
    "準備中": "processing", "出荷準備中": "processing", "発送済み": "shipped", "出荷済み": "shipped",
    "配達完了": "delivered", "お届け済み": "delivered", "キャンセル": "cancelled",
    "返品受付": "return_requested", "返品済み": "returned", "交換受付": "exchange_requested",
}  # fmt: skip
MOVES = {"payment": "payment", "refund": "refund", "入金": "payment", "返金": "refund"}
SAID = ["external_id", "variant", "product", "name", "options", "quantity", "unit_price", "tax_rate"]
MOMENTS = {"shipped": "shipped_at", "delivered": "delivered_at", "cancelled": "cancelled_at"}


@dataclass(frozen=True)
class LineIn:
    """A line as read."""

    id: str
    variant: str
    product: str
    name: str
    options: dict[str, str]
    quantity: int
    unit_price: int
    tax_rate: int


@dataclass(frozen=True)
class PaymentIn:
    """Money in or back, as read."""

    id: str
    kind: str
    method: str
    method_ref: str
    amount: int
    at: datetime | None


@dataclass(frozen=True)
class OrderIn:
    """An order as read."""

    id: str
    number: str
    customer: str
    company: str
    email: str
    status: str
    placed_at: datetime | None
    promised_on: date | None
    delivery_time: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    cancelled_at: datetime | None
    currency: str
    total: int
    shipping_fee: int
    discount: int
    payment_method: str
    ship_to: Address
    lines: tuple[LineIn, ...]
    payments: tuple[PaymentIn, ...]
    shipments: tuple[shipments.ShipmentIn, ...]


def read(fields: Fields) -> OrderIn:
    """Raises RowRefused. A total that is not said is the lines with shipping, less the discount."""
    currency = fields.currency()
    number = fields.text("number", most=40)
    pk = fields.text("id", most=100) or number
    if not pk:
        raise RowRefused("number", "missing")
    lines = tuple(_line(one, currency) for one in fields.parts("lines", needed=True))
    fee = fields.money("shipping_fee", currency, needed=False) or 0
    discount = fields.money("discount", currency, needed=False) or 0
    total = fields.money("total", currency, needed=False)
    parcels = enumerate(fields.parts("shipments"), start=1)
    moves = enumerate(fields.parts("payments"), start=1)
    return OrderIn(
        id=pk, number=number or pk, customer=fields.text("customer", most=100, needed=True),
        company=fields.text("company", most=100), email=fields.text("email", most=254).lower(),
        status=fields.choice("status", STATUSES, "pending"), placed_at=fields.moment("placed_at"),
        promised_on=fields.day("promised_on"), delivery_time=_time(fields),
        shipped_at=fields.moment("shipped_at"),
        delivered_at=fields.moment("delivered_at"), cancelled_at=fields.moment("cancelled_at"),
        currency=currency, total=_sum(lines) + fee - discount if total is None else total, shipping_fee=fee,
        discount=discount, payment_method=fields.text("payment_method", most=100),
        ship_to=address_in(fields.part("ship_to")), lines=lines,
        payments=tuple(_payment(one, place, currency) for place, one in moves),
        shipments=tuple(shipments.read(one, pk, place) for place, one in parcels),
    )  # fmt: skip


def put(putting: Putting, record: OrderIn) -> None:
    """The order with all its parts. Raises RowRefused."""
    customer_id = customer_of(putting.source, record.customer)
    if (
        Order.objects.filter(number=record.number)
        .exclude(external_id=record.id, source=putting.source)
        .exists()
    ):
        raise RowRefused("number", "taken")
    known = Order.objects.select_for_update().filter(source=putting.source, external_id=record.id).first()
    values = _values(putting.source, record, customer_id)
    said = _said(record)
    before = known.status if known else ""
    values |= _news(putting.source, record, said, known)
    row = putting.upsert(Order, {**values, "said": said}, first=_placed(record))
    if known is None or known.said.get("lines") != said["lines"]:
        _put_lines(putting.source, row, record)
    _put_payments(row, record)
    for parcel in record.shipments:
        _put_parcel(putting, row, parcel, new=known is None)
    _tell(putting, row, before)


def _values(source: str, record: OrderIn, customer_id: int) -> dict[str, Any]:
    company = people.company_by_source(source=source, external_id=record.company) if record.company else None
    if record.company and company is None:
        raise RowRefused("company", "no_company")
    names = ("number", "currency", "shipping_fee", "discount")
    values = {name: getattr(record, name) for name in names}
    times = {name: getattr(record, name) for name in MOMENTS.values() if getattr(record, name)}
    if record.placed_at:
        times |= {"placed_at": record.placed_at, "dated": True}
    return values | times | {
        "customer_id": customer_id, "company_id": company, "email": record.email or _email(customer_id)
    }  # fmt: skip


def _placed(record: OrderIn) -> dict[str, Any]:
    return {} if record.placed_at else {"placed_at": core.now(), "dated": False}


def _email(customer_id: int) -> str:
    known = people.customer(customer_id)
    return known.email if known else ""


def _said(record: OrderIn) -> dict[str, Any]:
    """What is kept of the shop's last word, as JSON."""
    return {
        "status": record.status, "ship_to": asdict(record.ship_to), "payment_method": record.payment_method,
        "lines": [asdict(one) for one in record.lines], "total": record.total,
        "promised_on": record.promised_on.isoformat() if record.promised_on else None,
        "delivery_time": record.delivery_time,
    }  # fmt: skip


def _news(source: str, record: OrderIn, said: dict[str, Any], known: Order | None) -> dict[str, Any]:
    """The columns in which the shop says something other than last time."""
    before = known.said if known else {}
    fresh = {name for name in said if said[name] != before.get(name)}
    news: dict[str, Any] = {}
    if "status" in fresh:
        news["status"] = record.status
        moment = MOMENTS.get(record.status)
        if known and moment and not getattr(record, moment):
            news[moment] = core.now()
    if "ship_to" in fresh:
        news["ship_to"] = said["ship_to"]
    news |= {name: getattr(record, name) for name in ("promised_on", "delivery_time") if name in fresh}
    if fresh & {"total", "lines"}:
        news["total"] = record.total
    if "payment_method" in fresh:
        news["payment_method"] = maybe(PaymentMethod, source, record.payment_method)
    return news


def _put_lines(source: str, row: Order, record: OrderIn) -> None:
    """Lines keep their row by their place, since returns point to it; those of a new order go in together."""
    variants, fresh = _variants(source, record), not row.lines.exists()
    lines = [_row(source, row, place, one, variants) for place, one in enumerate(record.lines, start=1)]
    if fresh:
        OrderLine.objects.bulk_create(lines)
    else:
        OrderLine.objects.bulk_create(
            lines, update_conflicts=True, unique_fields=["order", "position"], update_fields=SAID
        )
    row.lines.filter(position__gt=len(lines)).delete()
    if row.status in ("cancelled", "returned"):
        row.lines.update(status=row.status)


def _variants(source: str, record: OrderIn) -> dict[str, Variant]:
    """The variants that the lines name by their id, with their products; one query."""
    named = {one.variant for one in record.lines if one.variant}
    rows = Variant.objects.filter(source=source, external_id__in=named).select_related("product")
    return {row.external_id: row for row in rows}


def _row(source: str, order: Order, place: int, one: LineIn, variants: dict[str, Variant]) -> OrderLine:
    variant = variants.get(one.variant) or variant_of(source, one.variant)
    product = variant.product if variant else product_of(source, one.product)
    return OrderLine(
        order=order, position=place, external_id=one.id, variant=variant, product=product,
        name=one.name or (product.name_ja if product else ""), options=one.options, quantity=one.quantity,
        unit_price=one.unit_price, tax_rate=one.tax_rate,
    )  # fmt: skip


def _put_payments(row: Order, record: OrderIn) -> None:
    """What the shop enters as paid back replaces what was announced here."""
    for one in record.payments:
        values = {
            "kind": one.kind, "method": one.method, "method_ref": one.method_ref, "amount": one.amount,
            "at": one.at or row.placed_at,
        }  # fmt: skip
        _row, made = OrderPayment.objects.update_or_create(order=row, external_id=one.id, defaults=values)
        if made and one.kind == "refund":
            announced = row.payments.filter(kind="refund", amount=one.amount, at=None).exclude(pk=_row.pk)
            announced.filter(method=one.method).delete()


def _put_parcel(putting: Putting, row: Order, parcel: shipments.ShipmentIn, *, new: bool) -> None:
    inner = Putting(putting.source, parcel.id, "")
    shipments.put_for(inner, row, parcel, new_order=new)
    putting.facts += inner.facts
    if inner.added or inner.changed:
        putting.changed.append("shipments")


def _tell(putting: Putting, row: Order, before: str) -> None:
    if not before:
        putting.facts.insert(0, OrderPlaced(row.customer_id, row.pk, row.status))
    elif row.status != before and row.status == "cancelled":
        row.lines.update(status="cancelled")
        putting.facts.append(OrderCancelled(row.customer_id, row.pk, "shop"))
    else:
        what = tuple(
            name for name in ("status", "ship_to", "promised_on", "total") if name in putting.changed
        )
        told = any(isinstance(fact, OrderChanged) for fact in putting.facts)
        if what and not told:
            putting.facts.append(OrderChanged(row.customer_id, row.pk, what, before, row.status))


def _line(fields: Fields, currency: str) -> LineIn:
    variant, product = fields.text("variant", most=100), fields.text("product", most=100)
    name = fields.text("name", most=200)
    if not (variant or product or name):
        raise RowRefused("name", "missing")
    return LineIn(
        id=fields.text("id", most=100) or variant, variant=variant, product=product, name=name,
        options=fields.options(), quantity=fields.number("quantity", 1, least=1),
        unit_price=fields.money("unit_price", currency) or 0, tax_rate=rate(fields),
    )  # fmt: skip


def _payment(fields: Fields, place: int, currency: str) -> PaymentIn:
    return PaymentIn(
        id=fields.text("id", most=100) or str(place), kind=fields.choice("kind", MOVES, "payment"),
        method=fields.choice("method", KINDS, "other"), method_ref=fields.text("method_ref", most=100),
        amount=fields.money("amount", currency) or 0, at=fields.moment("at"),
    )  # fmt: skip


def _time(fields: Fields) -> str:
    """The time of day under our code where it is one of those we offer, else in the shop's word."""
    said = fields.text("delivery_time", most=40)
    times = core.option(Policies).rule("change_delivery").times
    return next((one.code for one in times if said.casefold() in (one.code, one.ja, one.en.casefold())), said)


def _sum(lines: tuple[LineIn, ...]) -> int:
    return sum(one.unit_price * one.quantity for one in lines)
