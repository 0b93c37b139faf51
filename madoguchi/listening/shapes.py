"""What an adapter of an outside place is, and what it speaks of. No Django."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

SENTIMENTS = ("negative", "neutral", "positive")
STATES = ("new", "in_hand", "answered", "ignored")
IGNORED = ("other_company", "no_answer_wanted", "advertisement", "duplicate", "other")
"""Why a mention is left alone."""


class NotUnderstood(ValueError):
    """What a place answered is not what it promised."""


class MentionUnknown(LookupError):
    """There is no such mention, or it is not for this viewer."""


class Refused(ValueError):
    """An act that cannot be done; `reason` is a code of `words.REFUSALS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Source:
    """One place that is listened to. `secret("token")`: what its form kept sealed, "" for nothing."""

    id: int
    kind: str
    name: str
    settings: Mapping[str, Any]
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    minutes: int = 30
    active: bool = True
    secret: Callable[[str], str] = field(default=lambda name: "", compare=False, repr=False)

    def said(self, name: str) -> str:
        """What the form holds under this name."""
        return str(self.settings.get(name) or "").strip()


@dataclass(frozen=True)
class Ask:
    """One request to a place; `signed`: with the source's own key, which a fetch puts in."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: bytes | None = None
    signed: bool = False


@dataclass(frozen=True)
class Item:
    """One mention as its place tells it. `external_id` names it there; `rating` is 1 to 5."""

    external_id: str
    text: str
    title: str = ""
    author: str = ""
    url: str = ""
    rating: int | None = None
    at: datetime | None = None
    language: str = ""
    answer: str = ""
    """What the company has answered there already."""


@dataclass(frozen=True)
class Entry:
    """One field of the form by which a source is set up."""

    name: str
    label: Any
    help: Any = ""
    secret: bool = False
    required: bool = True
    address: bool = False
    default: str = ""


@dataclass(frozen=True)
class Adapter:
    """How one kind of place is asked, read and answered; it never touches the network itself.

    `asks` are sent one after the other; `read` raises NotUnderstood. `answer` is None where a person has to
    answer on the page. `window`: what it lists is all there is since its oldest item, so what is missing
    among it was taken down. `longest`: letters of an answer.
    """

    kind: str
    label: Any
    icon: str
    help: Any
    entries: tuple[Entry, ...]
    asks: Callable[[Source], tuple[Ask, ...]]
    read: Callable[[Source, bytes], tuple[Item, ...]]
    answer: Callable[[Source, str, str], Ask] | None = None
    window: bool = False
    longest: int = 5000
    signed_in: bool = False
    """Whether it is asked with a key of ours (`signing_in.py`)."""


@dataclass(frozen=True)
class Listening:
    """How long mentions are kept, in days."""

    option_name: ClassVar[str] = "listening.rules"
    days: int = 365


@dataclass(frozen=True)
class Kept:
    """What came of one look: new, changed and gone mentions, and how many the words left out."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    left_out: int = 0


@dataclass(frozen=True)
class Filters:
    """What a list of mentions is narrowed to; "" for everything."""

    source: str = ""
    sentiment: str = ""
    theme: str = ""
    language: str = ""
    rating: str = ""
    state: str = ""
    mine: str = ""
    q: str = ""
    day: str = ""
    """2026-11-21"""
    talk: str = ""
    """The id of a conversation: only what belongs to it."""


@dataclass(frozen=True)
class Jump:
    """Negative mentions of a day beside what is usual; `low` and `high` bound the day's rate (95 %)."""

    count: int
    usual: float
    low: float
    high: float
    days: int

    @property
    def alarming(self) -> bool:
        """Whether the day lies above what is usual even at the lower end of its interval."""
        return self.count >= LEAST_TO_ALARM and self.low > self.usual


LEAST_TO_ALARM = 3
"""So few never alarm: two angry people are two angry people."""
