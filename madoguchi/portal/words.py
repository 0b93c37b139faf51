"""Where an enquiry stands, in words for its customer."""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.ui import api as ui


@dataclass(frozen=True)
class Standing:
    """A short label with its tone and icon, and one sentence that says what comes next."""

    label: str
    tone: str
    icon: str
    next: str


def standing(enquiry: ConversationShape) -> Standing:
    """What goes on, from the customer's side."""
    return (_ended if enquiry.status in ("resolved", "closed") else _running)(enquiry)


def _ended(enquiry: ConversationShape) -> Standing:
    if enquiry.status == "closed":
        onward = _("If you write again, a new enquiry begins.")
        return Standing(pgettext("enquiry", "Ended"), "plain", "archive", onward)
    onward = _("If something is still open, just answer below.")
    return Standing(_("Resolved"), "done", "circle-check", onward)


def _running(enquiry: ConversationShape) -> Standing:
    if enquiry.status == "waiting":
        onward = _("We go on as soon as you have answered.")
        return Standing(_("Waiting for your reply"), "soon", "reply", onward)
    if enquiry.handler == "assistant":
        onward = _("If it did not help, answer below, and a person takes over.")
        return Standing(_("Answered automatically"), "assistant", "sparkles", onward)
    if enquiry.handler == "queue":
        return Standing(_("With our staff"), "accent", "hourglass", _answered_by(enquiry))
    if enquiry.last_author == "agent":
        onward = _("You can answer below at any time.")
        return Standing(pgettext("enquiry", "Answered"), "accent", "message-circle-reply", onward)
    return Standing(_("We are looking into it"), "accent", "user-round-check", _answered_by(enquiry))


def _answered_by(enquiry: ConversationShape) -> str:
    """Who answers, and by when as far as that was promised and is still to come."""
    due = enquiry.reply_due_at
    if due is None or due <= core.now():
        return _("A person will answer you here.")
    day = ui.day(due, short=True, today=localdate(core.now()))
    return _("A person will answer you here by %(day)s %(time)s.") % {"day": day, "time": ui.clock(due)}


def progress(enquiry: ConversationShape) -> dict[str, Any]:
    """The way of an enquiry in three steps with their dates, for the component `steps`."""
    over = enquiry.status in ("resolved", "closed")
    helped = enquiry.assignee_name or (_("Assistant") if enquiry.handler == "assistant" else "")
    ended = enquiry.resolved_at if over else None
    steps = (
        {"label": pgettext("enquiry", "Received"), "note": _moment(enquiry.created_at)},
        {"label": pgettext("enquiry", "Handled by us") if over else standing(enquiry).label, "note": helped},
        {"label": _("Resolved"), "note": _moment(ended) if ended else ""},
    )
    return {"steps": steps, "current": 3 if over else 1}


def _moment(at: Any) -> str:
    return f"{ui.day(at, short=True)} {ui.clock(at)}"
