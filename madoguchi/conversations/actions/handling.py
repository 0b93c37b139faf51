"""Who is in charge: the assistant, the queue, an agent, a team."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor
from madoguchi.people import api as people

from ..events import Assigned, HandlerChanged, Released, TeamChanged
from ..models import Conversation
from ..shapes import NotPossible
from .appending import about, locked_open, save


@transaction.atomic
def hand_to_queue(*, conversation_id: int, actor: Actor) -> bool:
    """A person is wanted: the conversation waits for an agent. Whether that was a change.

    A conversation that an agent has stays with the agent.
    """
    row = locked_open(conversation_id)
    if row.handler != "assistant":
        return False
    save(row, handler="queue", waiting_since=row.waiting_since or core.now())
    core.record(HandlerChanged(**about(row), before="assistant", after="queue"), actor=actor)
    return True


@transaction.atomic
def hand_to_assistant(*, conversation_id: int, actor: Actor) -> bool:
    """The assistant answers from here on. Whether that was a change."""
    row = locked_open(conversation_id)
    before = row.handler
    if before == "assistant":
        return False
    _give_up(row, "assistant", before, actor)
    return True


@transaction.atomic
def assign(*, conversation_id: int, staff_id: int, actor: Actor, only_if_free: bool = False) -> bool:
    """Give it to an agent; whether that was a change.

    only_if_free: leave it alone when somebody else has it (then False).
    Raises NotPossible("staff") for somebody who does not work with customers.
    """
    person = people.staff(staff_id)
    if person is None or not person.active or person.role == "editor":
        raise NotPossible("staff")
    row = locked_open(conversation_id)
    had, handler = row.assignee_id, row.handler
    if had == staff_id or (only_if_free and had is not None):
        return False
    save(row, assignee_id=staff_id, handler="agent")
    facts: list[Fact] = [Assigned(**about(row), before=had)]
    if handler != "agent":
        facts.append(HandlerChanged(**about(row), before=handler, after="agent"))
    core.record_all(facts, actor=actor)
    return True


@transaction.atomic
def release(*, conversation_id: int, actor: Actor) -> bool:
    """The agent gives it back to the queue. Whether that was a change."""
    row = locked_open(conversation_id)
    if row.assignee_id is None:
        return False
    _give_up(row, "queue", row.handler, actor)
    return True


def _give_up(row: Conversation, handler: str, before: str, actor: Actor) -> None:
    had = row.assignee_id
    since = row.waiting_since or (core.now() if handler == "queue" else None)
    save(row, assignee_id=None, handler=handler, waiting_since=since)
    facts: list[Fact] = [Released(**about(row), before=had)] if had is not None else []
    facts.append(HandlerChanged(**about(row), before=before, after=handler))
    core.record_all(facts, actor=actor)


@transaction.atomic
def set_team(*, conversation_id: int, team_id: int | None, actor: Actor) -> bool:
    """Give it to a team's inbox, or to everybody's (None). Whether that was a change.

    Raises NotPossible("team") for a team that does not exist.
    """
    if team_id is not None and people.team(team_id) is None:
        raise NotPossible("team")
    row = locked_open(conversation_id)
    before = row.team_id
    if before == team_id:
        return False
    save(row, team_id=team_id)
    core.record(TeamChanged(**about(row), before=before), actor=actor)
    return True
