"""What the pages of a customer show."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from madoguchi.conversations.shapes import MessageShape

MOST_LETTERS = 4000
MOST_FILES = 5
REPLIES_A_MINUTE = 20
SHOWN_ENQUIRIES = 100
MOST_BROWSERS = 10
LATEST = 20
"""Lines that are looked at to know which question is open."""


@dataclass(frozen=True)
class Reply:
    """What a customer wrote, checked; `files` are stored already."""

    text: str
    client_id: str
    files: tuple[UUID, ...] = field(default=())


@dataclass(frozen=True)
class Choice:
    """An answer that could be pressed; `chosen` when it is what she answered."""

    label: str
    note: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """A line of an enquiry with the answers offered in it; `open` while one of them can be pressed."""

    message: MessageShape
    choices: tuple[Choice, ...] = ()
    open: bool = False


class ReplyRefused(Exception):
    """The reply cannot be taken; `message` says why and what to do."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


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
