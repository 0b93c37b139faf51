"""What leaves this house about money, as it crosses the door."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

NEWS_STATES = ("waiting", "sent", "refused")


@dataclass(frozen=True)
class News:
    """One piece of news for the shop, and how telling it went."""

    id: int
    key: str
    kind: str
    body: dict[str, Any]
    made_at: datetime
    state: str
    tries: int
    problem: str
    sent_at: datetime | None


@dataclass(frozen=True)
class Account:
    """A customer's bank account, in the clear."""

    bank: str
    branch: str
    kind: str
    number: str
    holder: str


class AccountRefused(ValueError):
    """The account cannot be kept; `field` says what is wrong, "move" that nothing is to be transferred."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field
