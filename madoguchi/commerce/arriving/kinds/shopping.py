"""Carts, and what marketing said to whom."""

from dataclasses import dataclass
from datetime import datetime

from ...models import Cart, CartLine, MarketingContact
from ...models.orders import Order
from ...shapes import CART_STATUSES
from ..fields import Fields, RowRefused
from ..putting import Putting, customer_of, maybe, variant_of

STATUSES = {one: one for one in CART_STATUSES}


@dataclass(frozen=True)
class CartLineIn:
    """A thing in a cart, as read."""

    variant: str
    name: str
    quantity: int
    unit_price: int


@dataclass(frozen=True)
class CartIn:
    """A cart as read."""

    id: str
    customer: str
    status: str
    currency: str
    touched_at: datetime
    order: str
    lines: tuple[CartLineIn, ...]


@dataclass(frozen=True)
class ContactIn:
    """A message of marketing, as read."""

    id: str
    customer: str
    campaign: str
    channel: str
    origin: str
    sent_at: datetime
    opened_at: datetime | None
    clicked_at: datetime | None


def read_cart(fields: Fields) -> CartIn:
    """Raises RowRefused."""
    currency = fields.currency()
    return CartIn(
        id=fields.text("id", most=100, needed=True), customer=fields.text("customer", most=100),
        status=fields.choice("status", STATUSES, "open"), currency=currency,
        touched_at=_needed(fields, "touched_at"), order=fields.text("order", most=100),
        lines=tuple(_line(one, currency) for one in fields.parts("lines")),
    )  # fmt: skip


def put_cart(putting: Putting, record: CartIn) -> None:
    """The cart with what is in it now. Raises RowRefused."""
    customer = customer_of(putting.source, record.customer) if record.customer else None
    total = sum(one.quantity * one.unit_price for one in record.lines)
    row = putting.upsert(
        Cart,
        {
            "customer_id": customer, "status": record.status, "currency": record.currency, "total": total,
            "touched_at": record.touched_at, "order": maybe(Order, putting.source, record.order),
        },
    )  # fmt: skip
    row.lines.all().delete()
    CartLine.objects.bulk_create(
        CartLine(cart=row, position=place, variant=variant_of(putting.source, one.variant), name=one.name,
                 quantity=one.quantity, unit_price=one.unit_price)
        for place, one in enumerate(record.lines, start=1)
    )  # fmt: skip


def read_contact(fields: Fields) -> ContactIn:
    """Raises RowRefused."""
    return ContactIn(
        id=fields.text("id", most=100, needed=True), customer=fields.text("customer", most=100, needed=True),
        campaign=fields.text("campaign", most=120, needed=True),
        channel=fields.text("channel", most=24, needed=True), origin=fields.text("origin", most=80),
        sent_at=_needed(fields, "sent_at"), opened_at=fields.moment("opened_at"),
        clicked_at=fields.moment("clicked_at"),
    )  # fmt: skip


def put_contact(putting: Putting, record: ContactIn) -> None:
    """The message. Raises RowRefused."""
    names = ("campaign", "channel", "origin", "sent_at", "opened_at", "clicked_at")
    values = {name: getattr(record, name) for name in names}
    putting.upsert(MarketingContact, {"customer_id": customer_of(putting.source, record.customer), **values})


def _line(fields: Fields, currency: str) -> CartLineIn:
    return CartLineIn(
        fields.text("variant", most=100), fields.text("name", most=200, needed=True),
        fields.number("quantity", 1, least=1), fields.money("unit_price", currency) or 0,
    )  # fmt: skip


def _needed(fields: Fields, name: str) -> datetime:
    at = fields.moment(name)
    if at is None:
        raise RowRefused(name, "missing")
    return at
