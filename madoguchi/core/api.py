"""The front door of the plumbing."""

from .allowance import allow
from .clock import frozen, now, shift
from .facts import fact_of, history, nudge, record, record_all
from .numbers import next_contact_number, read_contact_number
from .options import option, set_option
from .shapes import (
    ASSISTANT,
    SYSTEM,
    Actor,
    AttachmentShape,
    EventShape,
    FailedJob,
    Listeners,
    MailShape,
    Nudge,
)


def staff(id: int) -> Actor:
    """A member of staff, as the one who acts."""
    return Actor("staff", id)


def customer(id: int) -> Actor:
    """A customer, as the one who acts."""
    return Actor("customer", id)


__all__ = [
    "ASSISTANT",
    "SYSTEM",
    "Actor",
    "AttachmentShape",
    "EventShape",
    "FailedJob",
    "Listeners",
    "MailShape",
    "Nudge",
    "allow",
    "customer",
    "fact_of",
    "frozen",
    "history",
    "next_contact_number",
    "now",
    "nudge",
    "option",
    "read_contact_number",
    "record",
    "record_all",
    "set_option",
    "shift",
    "staff",
]
