"""What crosses the door of the gaps room: plain values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

SignalKind = Literal["nothing_found", "unknown", "reformulated", "contacted", "unhelpful", "unlinked"]
SIGNAL_KINDS: tuple[SignalKind, ...] = (
    "nothing_found", "unknown", "reformulated", "contacted", "unhelpful", "unlinked"
)  # fmt: skip
State = Literal["open", "closed", "dismissed", "joined"]
DismissalReason = Literal["not_ours", "answered", "unclear", "once"]
DISMISSALS: tuple[DismissalReason, ...] = ("not_ours", "answered", "unclear", "once")
FlagReason = Literal["wrong", "outdated", "unclear"]
FLAG_REASONS: tuple[FlagReason, ...] = ("wrong", "outdated", "unclear")
Outcome = Literal["still_right", "changed", "retired"]
OUTCOMES: tuple[Outcome, ...] = ("still_right", "changed", "retired")
Trouble = Literal[
    "flagged", "broken_link", "unhelpful", "product_changed", "stale", "review_due", "duplicate", "unused"
]
TROUBLES: tuple[Trouble, ...] = (
    "flagged", "broken_link", "unhelpful", "product_changed", "stale", "review_due", "duplicate", "unused"
)  # fmt: skip
WINDOW_DAYS = 28


class GapRefused(Exception):
    """An act does not fit the gap; reason is a short code: gone, state, self, article, reason, staff."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Trace:
    """A sign, as found in another room, that somebody asked in vain."""

    source: str
    kinds: tuple[SignalKind, ...]
    question: str
    language: str
    who: str
    at: datetime
    customer_id: int | None = None
    conversation_id: int | None = None
    article_id: int | None = None
    contact_id: int | None = None
    contacted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GapShape:
    """A gap as a line of the board. Figures are those of the last 28 days; `value` = people × contacts."""

    id: int
    title: str
    language: str
    state: State
    assignee_id: int | None
    article_id: int | None
    opened_at: datetime
    settled_at: datetime | None
    settled_by_id: int | None
    reason: str
    reopened: int
    asked: int
    people: int
    contacts: int
    value: int
    last_at: datetime
    kinds: dict[str, int] = field(default_factory=dict)
    joined_to: int | None = None


@dataclass(frozen=True, slots=True)
class SignalShape:
    """One time that somebody asked in vain; `contact_id` is the conversation that followed within a day."""

    id: int
    kinds: tuple[SignalKind, ...]
    question: str
    language: str
    who: str
    at: datetime
    conversation_id: int | None
    article_id: int | None
    contact_id: int | None
    counted: bool


@dataclass(frozen=True, slots=True)
class HealthShape:
    """How one article fares; `low` and `high` bound its share of helpful votes with 95 % certainty."""

    article_id: int
    counted_at: datetime
    readings: int
    helpful: int
    unhelpful: int
    low: float | None
    high: float | None
    linked: int
    answered: int
    contacts: int
    age: int
    changed_after: date | None
    broken: tuple[str, ...]
    troubles: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class ReviewShape:
    """Somebody has to look at an article by a day; `release_id` is what it may not hold for any more."""

    id: int
    article_id: int
    release_id: int | None
    owner_id: int | None
    due_on: date
    note: str
    opened_at: datetime
    done_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class FlagShape:
    """What a colleague found wrong with an article."""

    id: int
    article_id: int
    staff_id: int
    conversation_id: int | None
    reason: FlagReason
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PairShape:
    """Two articles that seem to say the same."""

    id: int
    one_id: int
    other_id: int
    likeness: float


@dataclass(frozen=True, slots=True)
class MatterSign:
    """One question of a matter that was asked in vain."""

    source: str
    question: str
    at: datetime
    conversation_id: int | None


@dataclass(frozen=True, slots=True)
class AskedMatter:
    """A matter that was asked in vain in the chat, with its questions."""

    gap_id: int
    title: str
    language: str
    signs: tuple[MatterSign, ...]
