"""From when to when: days, moments and times of day, either end of which may be open."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

NOON = time(12)
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a time of day, or both."""

    day: date | None = None
    at: time | None = None

    def __str__(self) -> str:
        clock = f"T{self.at:%H:%M}" if self.at else ""
        return f"{self.day.isoformat() if self.day else ''}{clock}"


@dataclass(frozen=True, slots=True)
class Period:
    """From one moment to another; None is an open end."""

    first: Moment | None
    last: Moment | None

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{self.first or OPEN}/{self.last or OPEN}"

    def until(self) -> "Period":
        """By then at the latest."""
        return replace(self, first=None)

    def since(self) -> "Period":
        """From then on."""
        return replace(self, last=None)

    def at(self, clock: "Period") -> "Period":
        """These days at that time of day; at 今夜 8 o'clock is 20 o'clock."""
        if self.first is None or self.last is None or clock.first is None or clock.last is None:
            return self
        late = self.first.at is not None and self.first.at >= NOON
        return Period(
            replace(self.first, at=_later(clock.first.at, late)),
            replace(self.last, at=_later(clock.last.at, late)),
        )


def _later(at: time | None, late: bool) -> time | None:
    return at.replace(hour=at.hour + 12) if late and at and at < NOON else at


Resolver = Callable[[date], Period | None]
"""Which days are meant, when one counts from the given day."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One mention of days or of a time of day in the folded text.

    `bare` ones have neither year nor (in 15日) month: in a range they count from its first day.
    """

    kind: Literal["days", "clock", "moment"]
    start: int
    end: int
    resolve: Resolver
    bare: bool = False


def always(period: Period) -> Resolver:
    """The same from whatever day one counts."""
    return lambda _: period


def days(first: date | None, last: date | None = None) -> Period | None:
    """A day, or all days from one to another; None where the calendar has no such day."""
    return Period(Moment(first), Moment(last or first)) if first else None


def hours(first: time | None, last: time | None = None) -> Period | None:
    """A time of day, or from one to another."""
    return Period(Moment(at=first), Moment(at=last or first)) if first else None
