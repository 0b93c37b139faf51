"""What a provider's page is asked for, and what it says happened. Plain values, no personal data."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

Happening = Literal["promised", "paid", "failed", "expired", "refunded"]
"""promised: she has taken the slip for the convenience store, the money comes later."""

CARD, KONBINI = "hosted", "konbini"


class ProviderDown(Exception):
    """The provider could not be reached or was too busy: the same may go through later."""


class ProviderRefused(Exception):
    """The provider said no to what we asked; asking again would not help."""


class SignatureBad(Exception):
    """The callback was not signed by the provider with our key, or not just now."""


@dataclass(frozen=True)
class PageWanted:
    """A page over `amount` minor units; `key` names the payment, and asking twice under it gives one page."""

    key: str
    method: str
    amount: int
    currency: str
    title: str
    email: str
    language: str
    paid_url: str
    left_url: str
    expires_at: datetime


@dataclass(frozen=True)
class Page:
    """The provider's page for one payment."""

    provider_id: str
    url: str


@dataclass(frozen=True)
class News:
    """Something happened to the payment `key`. `amount` is what came in, `refunded` what went back so far.

    `slip_until`: until when the slip for the store can be paid, in seconds since 1970.
    """

    key: str
    happening: Happening
    provider_id: str = ""
    charge_id: str = ""
    amount: int = 0
    refunded: int = 0
    currency: str = ""
    slip_url: str = ""
    slip_until: int = 0

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)
