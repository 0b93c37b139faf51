"""What customers own. Plain and frozen, without Django; amounts are in minor units."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ClaimShape:
    """What was asked for under a warranty."""

    number: str
    status: str
    words: str
    opened_at: datetime
    settled_at: datetime | None
    next: str = ""
    said: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class WarrantyShape:
    """What is promised for a device; `in_force` today."""

    id: int
    kind: str
    words: str
    starts_on: date
    ends_on: date
    terms: str
    in_force: bool
    claims: tuple[ClaimShape, ...]


@dataclass(frozen=True)
class DeviceShape:
    """A thing that a customer owns; `product_code` is its name in the help centre."""

    id: int
    customer_id: int
    name: str
    nickname: str
    serial: str
    version: str
    product_id: int | None
    product_code: str
    options_text: str
    bought_on: date | None
    registered_at: datetime
    order_number: str
    warranties: tuple[WarrantyShape, ...]

    @property
    def warranty_until(self) -> date | None:
        """The last day on which any of its warranties holds."""
        return max((one.ends_on for one in self.warranties), default=None)

    @property
    def under_warranty(self) -> bool:
        return any(one.in_force for one in self.warranties)


@dataclass(frozen=True)
class SubscriptionShape:
    """What she pays for again and again: `amount` every `months` months."""

    id: int
    plan: str
    status: str
    words: str
    amount: int
    currency: str
    months: int
    started_on: date
    renews_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Owned:
    """Her devices, newest first, and her subscriptions."""

    devices: tuple[DeviceShape, ...]
    subscriptions: tuple[SubscriptionShape, ...]
