"""A desk of our own: nobody of the demo company is at work, nothing waits."""

from collections.abc import Callable
from itertools import count

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import InboundMessage
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.routing import api as routing
from madoguchi.routing.models import QueueEntry

numbers = count(1)


@pytest.fixture
def quiet(db: None) -> None:
    """Everybody has gone home, the queue is empty, the hours are the usual ones."""
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    Staff.objects.update(availability="offline")
    QueueEntry.objects.all().delete()


@pytest.fixture
def agent(quiet: None) -> Callable[..., int]:
    """Make an available agent; her id."""

    def make(languages: tuple[str, ...] = ("ja",), most: int = 2, teams: tuple[str, ...] = ()) -> int:
        made = people.create_staff(
            email=f"agent{next(numbers)}@routing.example", password=None, name="担当", languages=languages,
            teams=teams, capacity={"webchat": most},
        )  # fmt: skip
        people.set_availability(staff_id=made.id, availability="available", actor=core.SYSTEM)
        return made.id

    return make


@pytest.fixture
def waiting(quiet: None) -> Callable[..., int]:
    """A customer writes and asks for a person; the conversation's id."""

    def make(language: str = "ja", priority: int = 2, team: int | None = None) -> int:
        conversation_id = written(language, priority, team)
        routing.place(conversation_id=conversation_id)
        return conversation_id

    return make


def written(language: str = "ja", priority: int = 2, team: int | None = None) -> int:
    """A customer writes for the first time; the conversation's id."""
    customer_id = people.create_customer(name=f"客{next(numbers)}", locale=language)
    received = conversations.receive(InboundMessage(customer_id, "webchat", "質問です", language=language))
    conversation_id = received.conversation_id
    if priority != 2:
        conversations.set_priority(conversation_id=conversation_id, priority=priority, actor=core.SYSTEM)
    if team is not None:
        conversations.set_team(conversation_id=conversation_id, team_id=team, actor=core.SYSTEM)
    return conversation_id
