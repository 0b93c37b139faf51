"""All kinds of records that may arrive, in the order in which they need each other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..models import (
    Cart,
    CustomerRecord,
    Device,
    Invoice,
    MarketingContact,
    Order,
    Product,
    Shipment,
    Subscription,
    WarrantyClaim,
)
from .fields import Fields
from .kinds import customers, invoices, orders, owning, products, shipments, shopping
from .putting import Putting


@dataclass(frozen=True)
class Kind:
    """How one kind of record is read and written.

    `rows` names the list that a table spreads over its rows.
    """

    code: str
    model: type[Any]
    read: Callable[[Fields], Any]
    put: Callable[[Putting, Any], None]
    rows: str = ""


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("customers", CustomerRecord, customers.read, customers.put),
        Kind("products", Product, products.read, products.put, rows="variants"),
        Kind("orders", Order, orders.read, orders.put, rows="lines"),
        Kind("shipments", Shipment, shipments.read, shipments.put, rows="events"),
        Kind("invoices", Invoice, invoices.read, invoices.put, rows="lines"),
        Kind("devices", Device, owning.read_device, owning.put_device, rows="warranties"),
        Kind("claims", WarrantyClaim, owning.read_claim, owning.put_claim),
        Kind("subscriptions", Subscription, owning.read_subscription, owning.put_subscription),
        Kind("carts", Cart, shopping.read_cart, shopping.put_cart, rows="lines"),
        Kind("marketing", MarketingContact, shopping.read_contact, shopping.put_contact),
    )
}
