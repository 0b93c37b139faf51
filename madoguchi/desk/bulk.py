"""Acts on many conversations: what each does to one of them, and how that is taken back.

An act gives what it takes to undo it, or None when there was nothing to change. Taking back leaves alone what
somebody else has changed since.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CODE_FIELDS, ConversationShape
from madoguchi.core import api as core
from madoguchi.journeys import refuse_spam, resolve
from madoguchi.routing import api as routing

Given = Mapping[str, Any]
Before = dict[str, Any]


@dataclass(frozen=True)
class BulkAct:
    """One act: its words, and its two directions (by whom, on which, with what)."""

    key: str
    label: Any
    icon: str
    running: Any
    done: Any
    carry_out: Callable[[int, ConversationShape, Given], Before | None]
    take_back: Callable[[int, ConversationShape, Given, Given], bool]


def _assign(me: int, one: ConversationShape, given: Given) -> Before | None:
    actor, (kind, _colon, number) = core.staff(me), str(given["to"]).partition(":")
    before = {"assignee": one.assignee_id, "handler": one.handler, "team": one.team_id}
    if kind == "team":
        changed = conversations.set_team(conversation_id=one.id, team_id=int(number), actor=actor)
    elif kind == "staff":
        routing.leave(conversation_id=one.id, actor=actor)
        changed = conversations.assign(conversation_id=one.id, staff_id=int(number), actor=actor)
    else:
        changed = _to_queue(me, one)
    return before if changed else None


def _to_queue(me: int, one: ConversationShape) -> bool:
    if one.assignee_id is None:
        return False
    return routing.place(conversation_id=one.id, reason="agent_left", actor=core.staff(me))


def _unassign(me: int, one: ConversationShape, given: Given, before: Given) -> bool:
    actor, (kind, _colon, number) = core.staff(me), str(given["to"]).partition(":")
    if kind == "team":
        if one.team_id != int(number):
            return False
        return conversations.set_team(conversation_id=one.id, team_id=before["team"], actor=actor)
    if one.assignee_id != (int(number) if kind == "staff" else None):
        return False
    if before["assignee"] is not None:
        routing.leave(conversation_id=one.id, actor=actor)
        return conversations.assign(conversation_id=one.id, staff_id=before["assignee"], actor=actor)
    if before["handler"] == "queue":
        return _to_queue(me, one)
    return conversations.hand_to_assistant(conversation_id=one.id, actor=actor)


def _tag(me: int, one: ConversationShape, given: Given) -> Before | None:
    wanted = _with(one.tags, given["tag"]) if given["how"] == "add" else _without(one.tags, given["tag"])
    if wanted == list(one.tags):
        return None
    conversations.set_tags(conversation_id=one.id, tags=wanted, seen=one.tags, actor=core.staff(me))
    return {"had": given["tag"] in one.tags}


def _untag(me: int, one: ConversationShape, given: Given, before: Given) -> bool:
    turned = "remove" if given["how"] == "add" else "add"
    return _tag(me, one, {**given, "how": turned}) is not None


def _with(tags: tuple[str, ...], tag: str) -> list[str]:
    return [*tags, tag] if tag not in tags else list(tags)


def _without(tags: tuple[str, ...], tag: str) -> list[str]:
    return [one for one in tags if one != tag]


def _prioritise(me: int, one: ConversationShape, given: Given) -> Before | None:
    actor, wanted = core.staff(me), int(given["priority"])
    changed = conversations.set_priority(conversation_id=one.id, priority=wanted, actor=actor)
    return {"priority": one.priority} if changed else None


def _put_priority_back(me: int, one: ConversationShape, given: Given, before: Given) -> bool:
    if one.priority != int(given["priority"]):
        return False
    actor = core.staff(me)
    return conversations.set_priority(conversation_id=one.id, priority=before["priority"], actor=actor)


def _resolve(me: int, one: ConversationShape, given: Given) -> Before | None:
    if one.status in ("resolved", "closed"):
        return None
    codes = {field: given[field] for field in CODE_FIELDS if given.get(field)}
    resolve.resolve(conversation_id=one.id, staff_id=me, **codes)
    return {"status": one.status}


def _unresolve(me: int, one: ConversationShape, given: Given, before: Given) -> bool:
    actor = core.staff(me)
    if one.status != "resolved" or not conversations.reopen(conversation_id=one.id, actor=actor):
        return False
    if one.handler == "queue":
        routing.place(conversation_id=one.id, actor=actor)
    if before["status"] == "waiting":
        conversations.wait(conversation_id=one.id, actor=actor)
    return True


def _mark_spam(me: int, one: ConversationShape, given: Given) -> Before | None:
    return {} if refuse_spam.mark(conversation_id=one.id, staff_id=me) else None


def _lift_spam(me: int, one: ConversationShape, given: Given, before: Given) -> bool:
    return refuse_spam.lift(conversation_id=one.id, staff_id=me)


def _snooze(me: int, one: ConversationShape, given: Given) -> Before | None:
    if one.snoozed_until == _moment(given["at"]):
        return None
    actor = core.staff(me)
    conversations.snooze(conversation_id=one.id, until=_moment(given["at"]), actor=actor)
    until = one.snoozed_until.isoformat() if one.snoozed_until else ""
    return {"status": one.status, "until": until}


def _wake(me: int, one: ConversationShape, given: Given, before: Given) -> bool:
    if one.status != "snoozed" or one.snoozed_until != _moment(given["at"]):
        return False
    actor = core.staff(me)
    if before["until"] and _moment(before["until"]) > core.now():
        return conversations.snooze(conversation_id=one.id, until=_moment(before["until"]), actor=actor)
    if before["status"] == "waiting":
        return conversations.wait(conversation_id=one.id, actor=actor)
    return conversations.wake(conversation_id=one.id, actor=actor)


def _moment(text: str) -> datetime:
    found = parse_datetime(text)
    assert found is not None
    return found


ACTS = (
    BulkAct("assign", _("Assign…"), "user-round-plus", _("Assigning"), _("Assigned"), _assign, _unassign),
    BulkAct("tag", _("Tag…"), "tag", _("Tagging"), _("Tags changed"), _tag, _untag),
    BulkAct("priority", _("Priority…"), "signal", _("Changing the priority"), _("Priority changed"),
            _prioritise, _put_priority_back),
    BulkAct("snooze", _("Snooze…"), "alarm-clock", _("Snoozing"), _("Snoozed"), _snooze, _wake),
    BulkAct("resolve", _("Resolve…"), "circle-check", _("Resolving"), _("Resolved together"),
            _resolve, _unresolve),
    BulkAct("spam", _("Spam…"), "ban", _("Marking as spam"), _("Marked as spam"), _mark_spam, _lift_spam),
)  # fmt: skip
BY_KEY = {act.key: act for act in ACTS}
