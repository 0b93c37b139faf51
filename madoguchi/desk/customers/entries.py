"""What one line of a customer's story is made of, and the kinds by which lines are filtered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import pgettext, pgettext_lazy

from madoguchi.core import api as core

from .saying import day, joined

KINDS: dict[str, tuple[str, Any]] = {
    "conversations": ("messages-square", pgettext_lazy("customer's story", "Conversations")),
    "orders": ("package", pgettext_lazy("customer's story", "Orders and deliveries")),
    "bills": ("receipt-text", pgettext_lazy("customer's story", "Bills and payments")),
    "tasks": ("list-checks", pgettext_lazy("customer's story", "Self-service")),
    "help": ("book-open", pgettext_lazy("customer's story", "Help pages")),
    "notices": ("bell", pgettext_lazy("customer's story", "Notices")),
    "person": ("user-round", pgettext_lazy("customer's story", "Customer details")),
}


@dataclass(frozen=True)
class Entry:
    """One line: when, what, about what. `group` folds neighbours that say the same of the same matter.

    `timed` is False for what has a day and no time of day.
    """

    key: str
    at: datetime
    kind: str
    icon: str
    words: str
    about: str = ""
    url: str = ""
    who: str = ""
    tone: str = ""
    group: str = ""
    times: int = 1
    timed: bool = True


@dataclass(frozen=True)
class Cursor:
    """Where a page ended: below which event, and before which dated record."""

    event: int | None = None
    at: datetime | None = None
    record: str = ""

    def __str__(self) -> str:
        at = self.at.isoformat() if self.at else ""
        return f"{self.event or ''}~{at}~{self.record}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """The cursor of an address; what cannot be read begins at the top."""
        event, _, rest = text.partition("~")
        at, _, record = rest.partition("~")
        try:
            return cls(int(event) if event else None, datetime.fromisoformat(at) if at else None, record[:40])
        except (ValueError, OverflowError):
            return cls()


@dataclass(frozen=True)
class Story:
    """One page of the story, newest first; `further` is "" at its beginning."""

    entries: tuple[Entry, ...] = ()
    further: str = ""
    chosen: tuple[str, ...] = field(default=())

    @property
    def days(self) -> list["Day"]:
        """The page as it is read: days, and in them neighbours about the same matter together."""
        by_day = groupby(self.entries, key=lambda entry: localdate(entry.at))
        return [Day(on, _matters(told)) for on, told in by_day]


@dataclass(frozen=True)
class Matter:
    """A day's lines about one thing, which is named once."""

    entries: tuple[Entry, ...]

    @property
    def head(self) -> Entry:
        """The line that names it."""
        return self.entries[0]


@dataclass(frozen=True)
class Day:
    """One day of the story, newest first."""

    on: date
    matters: list[Matter]

    @property
    def words(self) -> str:
        """Today and yesterday by their names, other days by their date."""
        near = {0: pgettext("customer's story", "Today"), 1: pgettext("customer's story", "Yesterday")}
        return joined(near.get((localdate(core.now()) - self.on).days), day(self.on))


def _matters(entries: Iterable[Entry]) -> list[Matter]:
    """Lines about the same thing together, the latest touched first; those about nothing by their kind."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.about or entry.kind, entry.url), []).append(entry)
    return [Matter(tuple(lines)) for lines in found.values()]
