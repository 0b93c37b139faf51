"""Facts about work at the desk: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.conversations.events import ConversationFact
from madoguchi.core.events import Fact


@dataclass(frozen=True)
class ViewExported(Fact):
    """Somebody took a list away as a file: which one, and how many conversations."""

    name: ClassVar[str] = "desk.view_exported"
    staff_id: int
    view: str
    rows: int


@dataclass(frozen=True)
class ReplyHeld(ConversationFact):
    """A reply waits for a supervisor's yes."""

    name: ClassVar[str] = "desk.reply_held"
    approval_id: int


@dataclass(frozen=True)
class ReplyApproved(ConversationFact):
    """A supervisor said yes and it was sent; `changed`: with other words."""

    name: ClassVar[str] = "desk.reply_approved"
    approval_id: int
    author_id: int
    message_id: int
    changed: bool


@dataclass(frozen=True)
class ReplyReturned(ConversationFact):
    """A supervisor gave a reply back to its writer, with a note."""

    name: ClassVar[str] = "desk.reply_returned"
    approval_id: int
    author_id: int


@dataclass(frozen=True)
class ReplyWithdrawn(ConversationFact):
    """Its writer does not ask any more."""

    name: ClassVar[str] = "desk.reply_withdrawn"
    approval_id: int


@dataclass(frozen=True)
class WarningOverridden(ConversationFact):
    """Somebody sent a reply although she was warned; the reasons are codes of `desk/guards.py`."""

    name: ClassVar[str] = "desk.warning_overridden"
    staff_id: int
    reasons: tuple[str, ...]
