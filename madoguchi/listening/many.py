"""What an act on many mentions does to one of them, and how that is taken back.

Each gives what it takes to undo it, or None where there was nothing to change; taking back leaves alone what
somebody has changed since. The mention is locked, and so is the sweep, which holds what is the same for all.
"""

from collections.abc import Mapping
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from . import actions
from .models import Mention, Sweep
from .shapes import Refused

Before = Mapping[str, Any]


def ignore(viewer: Viewer, row: Mention, sweep: Sweep) -> Before | None:
    """Leave it alone. Raises Refused("taken_up") for one that is a conversation or answered."""
    if row.state == "ignored":
        return None
    if row.conversation_id is not None or row.state == "answered":
        raise Refused("taken_up")
    before = {"state": row.state}
    actions.ignore(viewer, row.pk, why=sweep.given["why"])
    return before


def heed(viewer: Viewer, row: Mention, sweep: Sweep, before: Before) -> bool:
    """Take it up after all."""
    if (row.state, row.why_ignored) != ("ignored", sweep.given["why"]):
        return False
    actions.reopen(viewer, row.pk)
    return True


def set_theme(viewer: Viewer, row: Mention, sweep: Sweep) -> Before | None:
    """Say what it is about."""
    wanted = sweep.given["theme"]
    if row.theme == wanted:
        return None
    before = {"theme": row.theme, "judged": row.judged}
    actions.judge(viewer, row.pk, sentiment=row.sentiment, theme=wanted)
    return before


def put_theme_back(viewer: Viewer, row: Mention, sweep: Sweep, before: Before) -> bool:
    """What it was about before, guessed or corrected."""
    if row.theme != sweep.given["theme"]:
        return False
    row.theme, row.judged = before["theme"], before["judged"]
    row.save(update_fields=["theme", "judged"])
    return True


def join(viewer: Viewer, row: Mention, sweep: Sweep) -> Before:
    """The first becomes a conversation, the others belong to it and stand beside it.

    Raises Refused("taken_up") for one that is a conversation already.
    """
    assert viewer.staff is not None
    if row.conversation_id is not None:
        raise Refused("taken_up")
    before = {"state": row.state, "assignee": row.assignee_id, "why": row.why_ignored}
    talk = sweep.given.get("talk")
    if talk is None:
        sweep.given = {**sweep.given, "talk": actions.take_up(viewer, row.pk)}
        sweep.save(update_fields=["given"])
        return {**before, "first": True}
    conversations.conversation(viewer, talk)
    row.conversation_id, row.joined, row.why_ignored = talk, True, ""
    row.assignee_id = row.assignee_id or viewer.staff.id
    row.state = "in_hand" if row.state in ("new", "ignored") else row.state
    row.save(update_fields=["conversation", "joined", "why_ignored", "assignee", "state"])
    return before


def part(viewer: Viewer, row: Mention, sweep: Sweep, before: Before) -> bool:
    """Out of the conversation, as long as nobody has answered there; without its first it is resolved."""
    assert viewer.staff is not None
    talk = sweep.given.get("talk")
    if talk is None or row.conversation_id != talk or _answered(viewer, talk):
        return False
    row.conversation, row.joined, row.why_ignored = None, False, before["why"]
    row.assignee_id, row.state = before["assignee"], before["state"]
    row.save(update_fields=["conversation", "joined", "why_ignored", "assignee", "state"])
    if before.get("first"):
        conversations.resolve(conversation_id=talk, actor=core.staff(viewer.staff.id), tell=False)
    return True


def _answered(viewer: Viewer, talk: int) -> bool:
    """Whether a person has replied in it, or it is over."""
    here = conversations.conversation(viewer, talk)
    return here.first_replied_at is not None or here.status in ("resolved", "closed")
