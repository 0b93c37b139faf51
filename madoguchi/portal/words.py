"""Where an enquiry stands, in words for its customer."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.conversations.shapes import ConversationShape
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
    if enquiry.status == "closed":
        return Standing(
            pgettext("enquiry", "Ended"), "plain", "archive", _("If you write again, a new enquiry begins.")
        )
    if enquiry.status == "resolved":
        return Standing(
            _("Resolved"), "done", "circle-check", _("If something is still open, just answer below.")
        )
    if enquiry.status == "waiting":
        return Standing(
            _("Waiting for your reply"), "soon", "reply", _("We go on as soon as you have answered.")
        )
    if enquiry.handler == "assistant":
        return Standing(
            _("Answered automatically"), "assistant", "sparkles",
            _("If it did not help, answer below, and a person takes over."),
        )  # fmt: skip
    if enquiry.handler == "queue":
        return Standing(_("With our staff"), "accent", "hourglass", _("A person will answer you here."))
    if enquiry.last_author == "agent":
        return Standing(
            pgettext("enquiry", "Answered"),
            "accent",
            "message-circle-reply",
            _("You can answer below at any time."),
        )
    return Standing(_("We are looking into it"), "accent", "user-round-check", _("We answer you here."))


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
