"""The front door of the plumbing."""

from .allowance import allow
from .attachments import (
    AttachmentRefused,
    attachment,
    attachment_response,
    attachments,
    remove_attachment,
    store_attachment,
)
from .calendar import CompanyDay, OpeningHours
from .clock import frozen, now, shift
from .facts import fact_of, history, nudge, record, record_all
from .hours import closes_at, is_open, next_opening, opening_hours, todays_hours
from .mail import MailRefused, outgoing_mail, send_mail
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
    "Actor",
    "AttachmentRefused",
    "AttachmentShape",
    "CompanyDay",
    "EventShape",
    "FailedJob",
    "Listeners",
    "MailRefused",
    "MailShape",
    "Nudge",
    "OpeningHours",
    "SYSTEM",
    "allow",
    "attachment",
    "attachment_response",
    "attachments",
    "closes_at",
    "customer",
    "fact_of",
    "frozen",
    "history",
    "is_open",
    "next_contact_number",
    "next_opening",
    "now",
    "nudge",
    "opening_hours",
    "option",
    "outgoing_mail",
    "read_contact_number",
    "record",
    "record_all",
    "remove_attachment",
    "send_mail",
    "set_option",
    "shift",
    "staff",
    "store_attachment",
    "todays_hours",
]
