"""What the pages of insights are drawn from: plain values."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Satisfaction:
    """Ratings of some conversations: how many, and how many gave 4 or 5 of 5."""

    n: int = 0
    good: int = 0


@dataclass(frozen=True)
class Part:
    """One line of a breakdown: its name, its counts, and the person's state when it is an agent."""

    key: Any
    name: str
    counts: dict[str, int]
    median_reply: timedelta | None
    longest_since: datetime | None
    satisfaction: Satisfaction
    oldest: datetime | None = None
    availability: str = ""
    since: datetime | None = None
    load: int = 0
    most: int = 0


@dataclass(frozen=True)
class Board:
    """One page of figures: the whole, and the same by parts; `as_of` is when it was counted."""

    as_of: datetime
    whole: Part
    parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
