"""What the company has decided about its bills, and by which ways they can be paid."""

from dataclasses import dataclass, field
from typing import ClassVar

from .tax import Rounding

PAGE_MINUTES = 30
"""How long the provider's page stays open: the shortest that Stripe allows."""
KONBINI_LEAST, KONBINI_MOST, CARD_LEAST = 120, 300_000, 50
"""Limits of the provider, in yen."""


@dataclass(frozen=True)
class Issuer:
    """Who issues bills and receipts, as it is printed on them. Prices include tax, always."""

    option_name: ClassVar[str] = "commerce.issuer"
    name: str = ""
    registration_number: str = ""
    postal_code: str = ""
    address: str = ""
    phone: str = ""
    rounding: Rounding = "down"
    purpose_ja: str = "お品代として"
    purpose_en: str = "For goods"

    @property
    def lines(self) -> tuple[str, ...]:
        """The address as lines of a letter."""
        code = f"〒{self.postal_code}" if self.postal_code else ""
        return tuple(line for line in (code, *self.address.splitlines()) if line.strip())

    def plain(self) -> dict[str, object]:
        """What a document keeps of it, as it stands today."""
        return {
            "name": self.name,
            "registration_number": self.registration_number,
            "lines": list(self.lines),
            "phone": self.phone,
        }


@dataclass(frozen=True)
class WaysToPay:
    """Which ways to pay are offered, and the account that transfers go to."""

    option_name: ClassVar[str] = "commerce.ways_to_pay"
    hosted: bool = field(default=False, metadata={"local": True})
    konbini: bool = field(default=False, metadata={"local": True})
    bank_transfer: bool = False
    bank: str = ""
    branch: str = ""
    account_kind: str = "ordinary"
    account_number: str = ""
    account_holder: str = ""

    @property
    def has_account(self) -> bool:
        """Whether somebody could transfer money with what is written here."""
        return all((self.bank, self.branch, self.account_number, self.account_holder))
