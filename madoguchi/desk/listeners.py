"""Whom a fact concerns, so that she is told. Safe to repeat: one notice per fact and person."""

from madoguchi.conversations.events import Assigned, Escalated, NoteAdded, ReplyOverdue
from madoguchi.core.shapes import EventShape
from madoguchi.people import api as people

from . import notices
from .events import ReplyApproved, ReplyHeld, ReplyReturned


def note_added(fact: NoteAdded, event: EventShape) -> None:
    """Those who are called in a note."""
    if fact.mention_ids:
        _tell("mention", fact.mention_ids, fact.conversation_id, event)


def assigned(fact: Assigned, event: EventShape) -> None:
    """Whoever was given a conversation by somebody else."""
    if fact.assignee_id is not None and event.actor.kind == "staff":
        _tell("assigned", (fact.assignee_id,), fact.conversation_id, event)


def escalated(fact: Escalated, event: EventShape) -> None:
    """The supervisors."""
    _tell("escalated", _supervisors(), fact.conversation_id, event)


def reply_overdue(fact: ReplyOverdue, event: EventShape) -> None:
    """Whoever has it; without anybody the supervisors."""
    told = (fact.assignee_id,) if fact.assignee_id is not None else _supervisors()
    _tell("overdue", told, fact.conversation_id, event)


def reply_held(fact: ReplyHeld, event: EventShape) -> None:
    """The supervisors."""
    _tell("approval", _supervisors(), fact.conversation_id, event)


def reply_approved(fact: ReplyApproved, event: EventShape) -> None:
    """Its writer."""
    _tell("approved", (fact.author_id,), fact.conversation_id, event)


def reply_returned(fact: ReplyReturned, event: EventShape) -> None:
    """Its writer."""
    _tell("returned", (fact.author_id,), fact.conversation_id, event)


def _supervisors() -> tuple[int, ...]:
    return tuple(one.id for one in people.all_staff() if one.role == "supervisor")


def _tell(kind: str, staff_ids: tuple[int, ...], conversation_id: int, event: EventShape) -> None:
    by = event.actor.id if event.actor.kind == "staff" else None
    notices.tell(kind=kind, staff_ids=staff_ids, conversation_id=conversation_id, event_id=event.id, by=by)
