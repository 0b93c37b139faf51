"""What the pages of a customer show."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

MOST_LETTERS = 4000
MOST_FILES = 5
REPLIES_A_MINUTE = 20
SHOWN_ENQUIRIES = 100
MOST_BROWSERS = 10


@dataclass(frozen=True)
class Reply:
    """What a customer wrote, checked; `files` are stored already."""

    text: str
    client_id: str
    files: tuple[UUID, ...] = field(default=())


class ReplyRefused(Exception):
    """The reply cannot be taken; `message` says why and what to do."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


@dataclass(frozen=True)
class AlertRules:
    """Of which kinds customers are told neither by mail nor by notice: the company's shop tells it itself.

    due_days: how many days before a bill is due they are reminded (0: not at all); overdue_days: so many days
    after it, once for each.
    """

    option_name: ClassVar[str] = "portal.alerts"
    no_mail: tuple[str, ...] = ()
    no_push: tuple[str, ...] = ()
    due_days: int = 3
    overdue_days: tuple[int, ...] = (1, 7)

    def mails(self, kind: str) -> bool:
        """Whether this kind goes out by mail."""
        return kind not in self.no_mail

    def pushes(self, kind: str) -> bool:
        """Whether this kind is shown as a notice."""
        return kind not in self.no_push


@dataclass(frozen=True)
class AlertWords:
    """What an alert says: as a subject, as a mail's middle, and short enough for a notice."""

    title: str
    body: str
    short: str


@dataclass(frozen=True)
class AlertShape:
    """Something she was told."""

    words: AlertWords
    icon: str
    path: str
    at: datetime


@dataclass(frozen=True)
class BrowserShape:
    """A browser that shows her notices; `here` when it is the one she looks with."""

    id: int
    device: str
    since: datetime
    reached_at: datetime | None
    here: bool


class SubscriptionRefused(Exception):
    """This browser cannot show notices: reason is "service", "keys" or "many"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
