"""What can be done with a conversation now, as buttons; and what has just been done, with its way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .more_acts import more_acts


def head_acts(conversation: ConversationShape, viewer: Viewer) -> list[dict[str, Any]]:
    """The one or two acts that come next."""
    assert viewer.staff is not None
    mine = conversation.assignee_id == viewer.staff.id
    over = conversation.status in ("resolved", "closed")
    acts = []
    if not mine and not over:
        label = _("Take it") if conversation.assignee_id is None else _("Take over")
        kind = "primary" if conversation.assignee_id is None else "plain"
        acts.append(_act(conversation, "takes", "take", label, "hand", kind, "m"))
    if not over:
        acts.append(
            _asking(conversation, "resolutions", "resolve", pgettext("act", "Resolve"), "circle-check", "e")
        )
    if conversation.status == "resolved":
        acts.append(
            _act(conversation, "reopenings", "reopen", pgettext("act", "Reopen"), "rotate-ccw", "plain", "e")
        )
    return acts


def menu_acts(conversation: ConversationShape, viewer: Viewer) -> list[dict[str, Any]]:
    """Everything rarer."""
    acts = []
    if conversation.status == "open" and conversation.last_author != "customer":
        acts.append(_act(conversation, "waits", "wait", _("Wait for the customer"), "hourglass"))
    if conversation.status in ("open", "waiting", "snoozed"):
        label = _("Ask a supervisor")
        acts.append(_asking(conversation, "escalations", "escalate", label, "life-buoy"))
    if conversation.status in ("waiting", "snoozed"):
        acts.append(_act(conversation, "reopenings", "reopen", _("Open again now"), "rotate-ccw"))
    if conversation.assignee_id is not None and conversation.status in ("open", "waiting", "snoozed"):
        acts.append(_act(conversation, "releases", "release", _("Give back to the queue"), "undo-2"))
    if conversation.status == "resolved":
        acts.append(_act(conversation, "closures", "close", _("Close for good"), "archive"))
    return [*acts, *more_acts(conversation, viewer)]


def may_settle(conversation: ConversationShape, viewer: Viewer) -> bool:
    """Whether this person may say that an escalation is seen to: supervisors, and the one who asked."""
    assert viewer.staff is not None
    return viewer.is_supervisor or conversation.escalated_by_id == viewer.staff.id


def escalation(conversation: ConversationShape, viewer: Viewer) -> dict[str, Any] | None:
    """The bar of a conversation about which the supervisors were asked."""
    if conversation.escalated_at is None or conversation.escalated_by_id is None:
        return None
    name = people.staff_names([conversation.escalated_by_id]).get(conversation.escalated_by_id, "")
    return {
        "words": _("%(name)s has asked the supervisors") % {"name": name},
        "at": conversation.escalated_at,
        "may_settle": may_settle(conversation, viewer),
    }


def done(what: str, conversation: ConversationShape) -> dict[str, Any] | None:
    """The bar after an act: what happened, and the form that undoes it."""
    undo = reverse("desk:reopenings", args=[conversation.id])
    take = reverse("desk:takes", args=[conversation.id])
    said = {
        "resolved": (
            _("Resolved. The customer is asked how it was."),
            undo,
            conversation.status == "resolved",
        ),
        "waiting": (_("Now waiting for the customer's answer."), undo, conversation.status == "waiting"),
        "snoozed": (
            _("Asleep until its time, or until the customer writes."),
            undo,
            conversation.status == "snoozed",
        ),
        "escalated": (
            _("The supervisors have been asked."),
            reverse("desk:settlements", args=[conversation.id]),
            conversation.escalated_at is not None,
        ),
        "released": (_("Given back to the queue."), take, conversation.assignee_id is None),
    }.get(what)
    if said is None or not said[2]:
        return None
    return {"words": said[0], "undo_url": said[1], "undo": _("Undo")}


def _act(
    conversation: ConversationShape,
    path: str,
    key: str,
    label: str,
    icon: str,
    kind: str = "plain",
    hotkey: str = "",
) -> dict[str, Any]:
    url = reverse(f"desk:{path}", args=[conversation.id])
    return {
        "url": url,
        "key": key,
        "label": label,
        "icon": icon,
        "kind": kind,
        "hotkey": hotkey or None,
        "fields": (),
    }


def _asking(
    conversation: ConversationShape, path: str, key: str, label: str, icon: str, hotkey: str = ""
) -> dict[str, Any]:
    """An act that asks something first, in a dialog or on a page of its own."""
    return {**_act(conversation, path, key, label, icon, hotkey=hotkey), "asks": True}
