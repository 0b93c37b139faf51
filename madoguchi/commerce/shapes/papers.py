"""Papers that the law wants found by day, sum and party (電子帳簿保存法施行規則), as they cross the door."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

PaperKind = Literal["invoice", "receipt", "credit_note"]
PAPER_KINDS: tuple[PaperKind, ...] = ("invoice", "receipt", "credit_note")


@dataclass(frozen=True)
class PapersAsked:
    """What is looked for; everything given has to hold, both ends of a range included.

    Sums are minor units with tax, whatever the currency.
    """

    since: date | None = None
    until: date | None = None
    least: int | None = None
    most: int | None = None
    party: str = ""
    kind: PaperKind | None = None


@dataclass(frozen=True)
class PaperFound:
    """One paper that was issued; `bill_number` is the bill that it is about."""

    kind: PaperKind
    number: str
    on: date
    party: str
    amount: int
    currency: str
    bill_number: str
    void: bool
    kind_words: str


@dataclass(frozen=True)
class PapersFound:
    """A part of what was found, the latest first, and how many there are in all."""

    papers: tuple[PaperFound, ...]
    count: int
