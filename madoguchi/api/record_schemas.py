"""What goes in and out of the records of the shop. Amounts are in major units, as they are written."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .schemas import Data, Storable

RecordKind = Literal[
    "customers",
    "products",
    "orders",
    "shipments",
    "invoices",
    "devices",
    "claims",
    "subscriptions",
    "carts",
    "marketing",
]
Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Storable]


class Records(Schema):
    """Records of one kind, in the order in which they are to be taken over."""

    model_config = ConfigDict(extra="forbid")
    source: Source = Field(description=_("The system they come from; their ids are unique within it."))
    records: list[Data] = Field(min_length=1, max_length=1000)
    dry_run: bool = Field(False, description=_("Only say what would happen."))


class RecordResult(Schema):
    """What became of one record."""

    row: int
    id: str
    state: Literal["added", "changed", "same", "refused"]
    field: str = Field("", description=_("Of a refused one: the field that cannot be so."))
    reason: str = ""


class RecordResults(Schema):
    """What became of all of them."""

    added: int
    changed: int
    same: int
    refused: int
    results: list[RecordResult]


class OrderLine(Schema):
    """A line of an order."""

    name: str
    options: dict[str, str]
    quantity: int
    unit_price: str
    tax_rate: int
    status: str


class OrderParcel(Schema):
    """A parcel of an order."""

    carrier: str
    tracking_number: str
    status: str
    expected_on: date | None
    delivered_at: datetime | None


class Order(Schema):
    """An order as it stands here, with what customers have done to it."""

    number: str
    source: str
    customer_id: int
    status: str
    placed_at: datetime | None
    promised_on: date | None
    delivery_time: str
    delivered_at: datetime | None
    currency: str
    total: str
    ship_to: dict[str, Any]
    lines: list[OrderLine]
    parcels: list[OrderParcel]


class OrderInList(Schema):
    """An order in a list."""

    number: str
    source: str
    customer_id: int
    status: str
    placed_at: datetime | None
    currency: str
    total: str


class Orders(Schema):
    """A page of orders, the newest first; `next` leads to the following one."""

    items: list[OrderInList]
    next: str | None = Field(description=_("The `cursor` of the next page; null on the last one."))


class OrdersAsked(Schema):
    """Which orders, and from where on."""

    customer_id: int | None = Field(None, ge=1, le=2**62)
    status: Literal["open", "delivered", "back", "cancelled"] | None = None
    q: str = Field("", max_length=100, description=_("Part of a number, or of an item's name."))
    cursor: str = Field("", max_length=200)
    limit: int = Field(50, ge=1, le=200)


After = Annotated[int, Field(ge=0, le=2**62)]


class NewsItem(Schema):
    """Something that happened here and concerns the shop; the same `id` is the same thing."""

    id: str
    type: str
    at: datetime
    data: dict[str, Any] = Field(
        description=_("Order, return, pieces and amounts, by the shop's own numbers; no personal data.")
    )


class NewsPage(Schema):
    """News after the one that was named."""

    items: list[NewsItem]
    next: int
