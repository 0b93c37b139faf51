"""Orders, and what may be done with them. Plain and frozen, without Django; amounts are in minor units."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from .parts import Address, DoneShape, LineShape, PaymentShape, ReturnShape, ShipmentShape, StepShape


@dataclass(frozen=True)
class Choice:
    """A code with its words in the reader's language."""

    code: str
    words: str


@dataclass(frozen=True)
class Verdict:
    """Whether an act is allowed now, and why. `words` is a whole sentence for the customer.

    code: "ok", or why not: "status", "late", "undated", "excluded", "already", "off", "lines". `until` is
    when the right ends, where it ends at a time. `choices` are the reasons she picks from (empty: none is
    asked), `refund_to` where money may go, `line_ids` the lines it may be done with.
    """

    act: str
    allowed: bool
    code: str
    until: datetime | None
    words: str
    choices: tuple[Choice, ...] = ()
    refund_to: tuple[Choice, ...] = ()
    line_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class OrderSummary:
    """An order in a list. `delivery_on` is the day it is expected, while it is on its way."""

    id: int
    number: str
    customer_id: int
    company_id: int | None
    status: str
    words: str
    placed_at: datetime
    dated: bool
    delivery_on: date | None
    delivered_at: datetime | None
    currency: str
    total: int
    first_line: str
    lines_many: int
    source: str
    delivery_time: str = ""
    """The time of day in the reader's words; "" while none is fixed."""


@dataclass(frozen=True)
class OrderShape(OrderSummary):
    """An order with all that belongs to it."""

    email: str = ""
    promised_on: date | None = None
    shipped_at: datetime | None = None
    cancelled_at: datetime | None = None
    shipping_fee: int = 0
    discount: int = 0
    ship_to: Address = field(default_factory=Address)
    lines: tuple[LineShape, ...] = ()
    payments: tuple[PaymentShape, ...] = ()
    shipments: tuple[ShipmentShape, ...] = ()
    returns: tuple[ReturnShape, ...] = ()
    done: tuple[DoneShape, ...] = ()
    steps: tuple[StepShape, ...] = ()
    payment_method_id: int | None = None

    @property
    def on_the_way(self) -> bool:
        return self.status in ("pending", "processing", "shipped")


@dataclass(frozen=True)
class DeliveryShape:
    """An order that is on its way, with the map of its steps; `parcel` is the latest's status or ""."""

    order: OrderSummary
    steps: tuple[StepShape, ...]
    parcel: str
    parcel_words: str


@dataclass(frozen=True)
class OrdersAtHand:
    """A customer's orders at a glance: the latest (and whether there are more), what arrives next with the
    earliest day first, and of which something comes back."""

    latest: tuple[OrderSummary, ...]
    more: bool
    coming: tuple[DeliveryShape, ...]
    sent_back: tuple[OrderSummary, ...]


@dataclass(frozen=True)
class OrderPage:
    """Some orders, newest first; `after` is handed back for the next ones, "" at the end."""

    orders: tuple[OrderSummary, ...]
    after: str
    total: int | None = None


@dataclass(frozen=True)
class PaymentMethodShape:
    """A way to pay that she left with the shop; `words` names it without its number."""

    id: int
    kind: str
    words: str
    balance: int | None
    currency: str


@dataclass(frozen=True)
class Wish:
    """What a customer wants done with an order, as far as the act asks for it.

    swaps: (line, variant instead). refund_to: "original", "gift_card", or the id of one of her ways to pay,
    which also pays a difference in price ("original": by a bill). quantities: (line, pieces), where not all
    that is left of a line comes back. day, time: when it shall arrive.
    """

    act: str
    reason: str = ""
    line_ids: tuple[int, ...] = ()
    swaps: tuple[tuple[int, int], ...] = ()
    address: Address | None = None
    refund_to: str = ""
    note: str = ""
    quantities: tuple[tuple[int, int], ...] = ()
    day: date | None = None
    time: str = ""


@dataclass(frozen=True)
class ActDone:
    """An act on an order was done (now or, by the same client_id, before).

    `reference` is what she notes down, `effects` are sentences that say what happens now.
    """

    order_number: str
    act: str
    reference: str
    effects: tuple[str, ...]
    undo_until: datetime | None
    client_id: UUID


@dataclass(frozen=True)
class Tracked:
    """A parcel's way for somebody with order number and address, without signing in: no names, no prices."""

    number: str
    status: str
    words: str
    placed_at: datetime
    delivery_on: date | None
    steps: tuple[StepShape, ...]
    shipments: tuple[ShipmentShape, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Dated:
    """One moment of an order ("placed", "shipped", "delivered", "cancelled") or a bill ("billed", "settled",
    "voided"); `number` is that of the order or the bill, `label` its first item or its subject."""

    key: str
    at: datetime
    what: str
    number: str
    customer_id: int
    total: int
    currency: str
    label: str = ""
