"""What an order consists of. Plain and frozen, without Django; amounts are in minor units."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from .products import OptionShape


@dataclass(frozen=True)
class Address:
    """Where something goes, as it was typed. `country` is an ISO code; `region` a prefecture or state."""

    name: str = ""
    postal_code: str = ""
    region: str = ""
    city: str = ""
    line1: str = ""
    line2: str = ""
    company: str = ""
    phone: str = ""
    country: str = "JP"

    @property
    def text(self) -> str:
        """On one line, in the order of its country; without name and telephone number."""
        if self.country == "JP":
            mark = f"〒{self.postal_code} " if self.postal_code else ""
            joined = f"{self.region}{self.city}{self.line1}"
            return f"{mark}{' '.join(part for part in (joined, self.line2) if part)}".strip()
        parts = (self.line1, self.line2, self.city, f"{self.region} {self.postal_code}".strip(), self.country)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class LineShape:
    """A line of an order; amounts in the order's currency."""

    id: int
    position: int
    name: str
    options: tuple[OptionShape, ...]
    quantity: int
    unit_price: int
    tax_rate: int
    status: str
    product_id: int | None
    variant_id: int | None
    category: str = ""
    coming_back: int = 0
    """Pieces that were sent back, or are about to be."""

    @property
    def left(self) -> int:
        """Pieces that she has kept."""
        return self.quantity - self.coming_back

    @property
    def amount(self) -> int:
        return self.unit_price * self.quantity

    @property
    def options_text(self) -> str:
        return " / ".join(one.value for one in self.options)

    @property
    def reduced(self) -> bool:
        """Whether the reduced rate of consumption tax holds."""
        return self.tax_rate == 8


@dataclass(frozen=True)
class PaymentShape:
    """Money in or back. `words` says the method; at is None while it is under way, until due_on."""

    kind: str
    method: str
    words: str
    amount: int
    at: datetime | None
    due_on: date | None


@dataclass(frozen=True)
class TrackShape:
    """One thing the carrier said; `words` is what we call it."""

    at: datetime
    code: str
    words: str
    place: str
    text: str


@dataclass(frozen=True)
class ShipmentShape:
    """A parcel: its carrier, its tracking number and the carrier's own page for it, what is in it."""

    id: int
    carrier: str
    carrier_name: str
    tracking_number: str
    tracking_url: str
    status: str
    words: str
    expected_on: date | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    line_ids: tuple[int, ...]
    events: tuple[TrackShape, ...]


@dataclass(frozen=True)
class StepShape:
    """One step on the map of an order; state is "done", "now", "todo" or "stopped"."""

    code: str
    words: str
    state: str
    at: datetime | None
    day: date | None = None


@dataclass(frozen=True)
class ReturnItem:
    """So many pieces of a line that come back; `instead` is the variant that they are exchanged for."""

    line_id: int
    name: str
    options_text: str
    quantity: int
    instead: str = ""


@dataclass(frozen=True)
class ReturnShape:
    """What comes back, and what she gets for it. `words` say where it stands, `next` what happens then.

    `refund` is money promised, `paid_back` what was settled, `due` what an exchange costs more.
    """

    number: str
    kind: str
    status: str
    words: str
    reason_words: str
    refund: int
    refund_words: str
    requested_at: datetime
    send_by: date | None
    refund_by: date | None
    line_ids: tuple[int, ...]
    goods: tuple[str, ...] = ()
    """What comes back, each with what is sent instead, in words."""
    how: str = ""
    """How the things are sent back, while they are waited for."""
    items: tuple[ReturnItem, ...] = ()
    next: str = ""
    due: int = 0
    due_words: str = ""
    bill_number: str = ""
    paid_back: int | None = None
    refusal: str = ""
    received_at: datetime | None = None
    settled_at: datetime | None = None
    credit_note: tuple[str, str] = ("", "")
    """Numbers of the bill and of the credit note (適格返還請求書) on it."""

    @property
    def waits(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.status in ("requested", "received")


@dataclass(frozen=True)
class DoneShape:
    """Something that was done to an order here; may be taken back until undo_until."""

    client_id: UUID
    act: str
    words: str
    at: datetime
    via: str
    by_kind: str
    by_id: int | None
    undo_until: datetime | None
    undone_at: datetime | None
