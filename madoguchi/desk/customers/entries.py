"""What one line of a customer's story is made of, and the kinds by which lines are filtered."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import pgettext_lazy

KINDS: dict[str, tuple[str, Any]] = {
    "conversations": ("messages-square", pgettext_lazy("customer's story", "Conversations")),
    "orders": ("package", pgettext_lazy("customer's story", "Orders and deliveries")),
    "bills": ("receipt-text", pgettext_lazy("customer's story", "Bills and payments")),
    "tasks": ("list-checks", pgettext_lazy("customer's story", "Self-service")),
    "help": ("book-open", pgettext_lazy("customer's story", "Help pages")),
    "person": ("user-round", pgettext_lazy("customer's story", "Customer details")),
}


@dataclass(frozen=True)
class Entry:
    """One line: when, what, about what. `group` folds neighbours that say the same of the same matter."""

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
