"""The way of an order for who shows its number and the address it was made with, without signing in."""

import hashlib

from madoguchi.people import api as people

from ..models import Order
from ..shapes import NoSuchRecord, Tracked
from .whole import whole


def order_mark(*, number: str, email: str) -> tuple[int, str] | None:
    """The order's id and a mark of the address it belongs to; None when number and address do not fit."""
    row = Order.objects.filter(number=number.strip().lstrip("#")).first()
    row = row or Order.objects.filter(number=number.strip()).first()
    address = email.strip().lower()
    if row is None or address not in _addresses(row):
        return None
    return row.pk, _mark(address)


def tracked(*, order_id: int, mark: str) -> Tracked:
    """Its way, without names and prices. Raises NoSuchRecord, also when the address is not its any more."""
    row = Order.objects.filter(pk=order_id).first()
    if row is None or mark not in {_mark(address) for address in _addresses(row)}:
        raise NoSuchRecord(order_id)
    order = whole(row)
    lines = tuple(
        line.name if line.quantity == 1 else f"{line.name} × {line.quantity}" for line in order.lines
    )
    return Tracked(
        order.number, order.status, order.words, order.placed_at, order.delivery_on, order.steps,
        order.shipments, lines,
    )  # fmt: skip


def _addresses(row: Order) -> set[str]:
    """The address of the order, and those of its customer that the shop or she herself gave."""
    customer = people.customer(row.customer_id)
    known = customer.identities if customer else ()
    held = {one.value for one in known if one.kind == "email"} | {row.email}
    return {address.strip().lower() for address in held if address}


def _mark(address: str) -> str:
    return hashlib.sha256(f"tracking {address}".encode()).hexdigest()[:16]
