"""Orders, parcels and things for tests of the portal, written as records of a shop."""

from datetime import date, timedelta
from typing import Any

from madoguchi.commerce.models import Device, Order, OrderLine, Shipment, Warranty
from madoguchi.core import api as core


def order(customer_id: int, number: str, *, name: str = "電気ケトル", **values: Any) -> Order:
    """An order of one line, a thousand yen and tax."""
    given = {"status": "pending", "placed_at": core.now() - timedelta(days=2), "total": 1100, **values}
    made = Order.objects.create(
        source="test", external_id=number, number=number, customer_id=customer_id, **given
    )
    OrderLine.objects.create(order=made, position=1, name=name, unit_price=1100, tax_rate=10)
    return made


def parcel(
    made: Order, *, status: str = "in_transit", number: str = "1234-5678-9012", **values: Any
) -> Shipment:
    """A parcel of an order, under way since yesterday."""
    given = {"carrier": "yamato", "shipped_at": core.now() - timedelta(days=1), **values}
    return Shipment.objects.create(
        source="test", external_id=f"{made.number}-{number}", order=made, tracking_number=number,
        status=status, **given,
    )  # fmt: skip


def device(customer_id: int, *, name: str = "空気清浄機", until: date | None = None, **values: Any) -> Device:
    """A thing she owns, with a maker's warranty until a day."""
    made = Device.objects.create(
        source="test", external_id=f"{customer_id}-{name}", customer_id=customer_id, name=name,
        registered_at=core.now(), **values,
    )  # fmt: skip
    if until is not None:
        Warranty.objects.create(
            source="test", external_id=f"w-{made.pk}", device=made, kind="maker",
            starts_on=until - timedelta(days=365), ends_on=until,
        )  # fmt: skip
    return made
