"""What the desk calls things: states, channels, waiting times. All in the reader's language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import phonenumbers
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people
from madoguchi.ui import api as ui

STATUSES = {
    "open": pgettext_lazy("conversation", "Open"),
    "waiting": gettext_lazy("Waiting for the customer"),
    "snoozed": gettext_lazy("Snoozed"),
    "resolved": pgettext_lazy("conversation", "Resolved"),
    "closed": pgettext_lazy("conversation", "Closed"),
}
HANDLERS = {"assistant": gettext_lazy("With the assistant"), "queue": gettext_lazy("In the queue")}
OWN_TAGS = (pgettext_lazy("tag", "callback"),)
"""Tags that the product itself gives, for their translation; the company's own are shown as they are."""
CHANNELS = conversations.CHANNELS
LIVE_CHANNELS = ("webchat", "line", "whatsapp", "messenger", "instagram", "phone")
PRIORITIES = {
    1: pgettext_lazy("priority", "Low"),
    2: pgettext_lazy("priority", "Normal"),
    3: pgettext_lazy("priority", "High"),
    4: pgettext_lazy("priority", "Urgent"),
}
PRIORITY_NAMES = {1: "low", 2: "normal", 3: "high", 4: "urgent"}
AVAILABILITIES = people.AVAILABILITY_WORDS
SET_BY_US = {
    "offer_expired": gettext_lazy("did not answer an offer"),
    "lost": gettext_lazy("could not be reached"),
}
LANGUAGES = {"ja": gettext_lazy("Japanese"), "en": gettext_lazy("English")}
IDENTITIES: dict[str, tuple[str, Any]] = {
    "email": ("mail", gettext_lazy("E-mail")),
    "phone": ("phone", gettext_lazy("Phone")),
    "line": ("message-square", gettext_lazy("LINE")),
    "whatsapp": ("message-circle-more", gettext_lazy("WhatsApp")),
    "messenger": ("messages-square", gettext_lazy("Messenger")),
    "instagram": ("camera", gettext_lazy("Instagram")),
    "telegram": ("send", "Telegram"),
    "bridge": ("plug", gettext_lazy("other system")),
    "host": ("store", gettext_lazy("Account on your site")),
    "visitor": ("globe", gettext_lazy("Browser")),
}
KEPT_BY_SERVICES = ("line", "messenger", "instagram", "telegram")
"""A customer's name there is a key that nobody reads; the service says who she is."""
PROOFS = {
    "code": gettext_lazy("proven by a mailed code"),
    "channel": gettext_lazy("proven by the channel"),
    "host": gettext_lazy("signed in on your site"),
    "staff": gettext_lazy("checked by staff"),
}
ROLES = {
    "shown": ("quote", gettext_lazy("shown in an answer")),
    "read": ("book-open", pgettext_lazy("article", "read")),
    "sent": ("send", gettext_lazy("sent by us")),
    "linked": ("link", pgettext_lazy("article", "linked")),
}
SOON, LATE = 300, 900
SLOWER = 48


@dataclass(frozen=True)
class Wait:
    """How long the customer has been waiting for us, in words; tone is "", "soon" or "late"."""

    words: str
    tone: str


def wait_of(conversation: ConversationShape, now: datetime) -> Wait | None:
    """None when the customer does not wait for us. Mail may wait 48 times as long as a chat."""
    if conversation.waiting_since is None or conversation.status in ("resolved", "closed"):
        return None
    return wait_since(conversation.waiting_since, conversation.channel, now)


def wait_since(since: datetime, channel: str, now: datetime) -> Wait:
    """The wait that began at `since`, judged by what its channel promises."""
    seconds = max(0.0, (now - since).total_seconds())
    patience = 1 if channel in LIVE_CHANNELS else SLOWER
    tone = "late" if seconds >= LATE * patience else "soon" if seconds >= SOON * patience else ""
    words = _("waiting %(time)s") % {"time": ui.duration(seconds)} if seconds >= 60 else _("just now")
    return Wait(words, tone)


def state_of(conversation: ConversationShape, *, named: bool = False) -> str:
    """Whose it is, or what it waits for, in two or three words; `named` calls a name the assignee's."""
    if conversation.status == "open":
        if named and conversation.assignee_name:
            return _("Assignee: %(name)s") % {"name": conversation.assignee_name}
        return conversation.assignee_name or str(HANDLERS.get(conversation.handler, STATUSES["open"]))
    if conversation.status == "snoozed" and conversation.snoozed_until:
        at = conversation.snoozed_until
        return _("Snoozed until %(day)s %(clock)s") % {"day": _short(at), "clock": ui.clock(at)}
    return str(STATUSES[conversation.status])


def _short(at: datetime) -> str:
    return ui.day(at, short=True, today=timezone.localdate())


def channel_of(key: str) -> dict[str, str]:
    """Icon and name of a channel."""
    icon, label = CHANNELS.get(key, ("message-circle", key))
    return {"icon": icon, "label": str(label)}


def language_of(key: str) -> str:
    """The name of a language."""
    return str(LANGUAGES.get(key, key))


def _dialled(value: str) -> str:
    """A number as one dials it here: 090-1234-5678, from abroad with its country."""
    number = phonenumbers.parse(value, "JP")
    home = number.country_code == phonenumbers.country_code_for_region("JP")
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))


def identity_of(kind: str, value: str, proven_at: datetime | None, proven_how: str) -> dict[str, Any]:
    """One identity with its proof in words; the hash of a browser is never shown."""
    icon, label = IDENTITIES.get(kind, ("user-round", kind))
    proof, proven = _("not proven"), proven_at is not None
    if is_a_senders_number(kind, proven_how):
        proof, proven = _("a sender's number; who writes is not proven"), False
    elif proven_at is not None:
        how = PROOFS.get(proven_how, proven_how)
        proof = _("%(how)s on %(day)s") % {"how": how, "day": _short(proven_at)}
    return {
        "icon": icon,
        "label": "" if kind in KEPT_BY_SERVICES else str(label),
        "value": f"{label} …{value[-4:]}" if kind in KEPT_BY_SERVICES else _identity_shown(kind, value),
        "proven": proven,
        "proof": proof,
    }


def is_a_senders_number(kind: str, proven_how: str) -> bool:
    """Whether somebody has merely written from this telephone number, which can be forged."""
    return (kind, proven_how) == ("phone", "channel")


def _identity_shown(kind: str, value: str) -> str:
    """As people read it: no hash of a browser, no key of ours before another system's name."""
    if kind == "visitor":
        return _("This browser")
    if kind == "bridge":
        return value.partition(".")[2]
    if kind == "whatsapp" and value.isdecimal():
        return people.number_text(f"+{value}")
    return _dialled(value) if kind == "phone" else value


DOUBTS = {
    "addressee": gettext_lazy("another addressee"),
    "attachment": gettext_lazy("a file that is missing"),
    "company": gettext_lazy("another company"),
    "mail": gettext_lazy("another e-mail address"),
    "name": gettext_lazy("another customer's name"),
    "number": gettext_lazy("another customer's number"),
    "phone": gettext_lazy("another telephone number"),
    "place": gettext_lazy("another address"),
    "recipient": gettext_lazy("an added recipient"),
}
"""What is asked about before a reply leaves (`guards.py`)."""
