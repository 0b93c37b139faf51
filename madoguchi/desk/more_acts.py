"""The rarer acts on one conversation: sleep, follow, put together, refuse."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .snoozing import words_of


def more_acts(conversation: ConversationShape, viewer: Viewer) -> list[dict[str, Any]]:
    """Lines of the menu, with the key that does the same."""
    assert viewer.staff is not None
    acts = []
    if conversation.status in ("open", "waiting", "snoozed"):
        acts.append(_asking(conversation, "snoozes", "snooze", _("Snooze…"), "alarm-clock", "z"))
    if viewer.staff.id in conversations.followers(conversation.id):
        acts.append(_act(conversation, "unfollows", "follow", _("Unfollow"), "bell-off", "w"))
    else:
        acts.append(_act(conversation, "follows", "follow", _("Follow"), "bell-ring", "w"))
    if conversation.merged_into_id is None and not conversation.spam:
        acts.append(_asking(conversation, "merges", "merge", _("Merge with another…"), "merge", "v"))
    if conversation.spam:
        acts.append(_act(conversation, "spam-removal", "spam", _("Not spam"), "undo-2", "!"))
    elif conversation.status != "closed":
        acts.append(_act(conversation, "spam", "spam", _("Mark as spam"), "ban", "!"))
    acts.append(_asking(conversation, "blocks", "block", _("Block this customer…"), "shield-ban"))
    return acts


def relations(conversation: ConversationShape, viewer: Viewer) -> list[dict[str, Any]]:
    """What stands above the thread: merges with their links and their undo, spam, a block."""
    held = [_merge(one, conversation) for one in conversations.merges_of(conversation)]
    if conversation.spam:
        undo = reverse("desk:spam-removal", args=[conversation.id])
        held.append({"icon": "ban", "words": _("This was marked as spam."), "undo_url": undo})
    if block := people.blocked(conversation.customer_id):
        ends = {"time": words_of(block.until)} if block.until else None
        until = _("until %(time)s") % ends if ends else _("until it is lifted")
        said = _("This customer is blocked %(until)s: %(reason)s") % {"until": until, "reason": block.reason}
        held.append({"icon": "shield-ban", "words": said, "undo_url": ""})
    return held


def _merge(one: conversations.MergeShape, conversation: ConversationShape) -> dict[str, Any]:
    undo = reverse("desk:merge-removal", args=[conversation.id, one.id]) if one.until > core.now() else ""
    if one.gone_id == conversation.id:
        said, other, number = _("This conversation went into"), one.kept_id, one.kept_number
    else:
        said, other, number = _("Holds everything from"), one.gone_id, one.gone_number
    url = reverse("desk:conversation", args=[other])
    return {"icon": "merge", "words": said, "url": url, "number": number, "undo_url": undo}


def _act(
    conversation: ConversationShape, path: str, key: str, label: str, icon: str, hotkey: str = ""
) -> dict[str, Any]:
    url = reverse(f"desk:{path}", args=[conversation.id])
    return {"url": url, "key": key, "label": label, "icon": icon, "hotkey": hotkey, "fields": ()}


def _asking(
    conversation: ConversationShape, path: str, key: str, label: str, icon: str, hotkey: str = ""
) -> dict[str, Any]:
    return {**_act(conversation, path, key, label, icon, hotkey), "asks": True}
