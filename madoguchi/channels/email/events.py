"""Facts about mails: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class MailTaken(Fact):
    """Somebody took a mail away as it came, as a file."""

    name: ClassVar[str] = "channels.mail_taken"
    letter_id: int
    staff_id: int
    conversation_id: int | None = None
    customer_id: int | None = None


@dataclass(frozen=True)
class AsideSettled(Fact):
    """A mail that had been kept aside was looked at: how is dismissed, kept (again) or opened."""

    name: ClassVar[str] = "channels.aside_settled"
    letter_id: int
    staff_id: int
    how: str
