"""An agent asks the supervisors for help, with a reason."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationUnknown, NotPossible
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(desk, write):
    talk = write(desk.customer, "責任者を出してください").conversation_id
    conversations.set_team(conversation_id=talk, team_id=desk.north, actor=core.SYSTEM)
    return talk


def escalated(person, talk, text="返金の判断をお願いします", **more):
    return conversations.escalate(conversation_id=talk, staff_id=person.staff.id, text=text, **more)


def held(viewer, talk):
    return talk in [row.id for row in conversations.inbox(viewer, "escalated").rows]


def test_the_supervisors_find_it_with_the_note(desk, talk):
    escalated(desk.agent, talk, client_id="e1")
    escalated(desk.agent, talk, client_id="e1")
    assert held(desk.supervisor, talk)
    assert not held(desk.other, talk)
    notes = [line for line in conversations.thread(desk.supervisor, talk) if line.kind == "note"]
    assert [note.body for note in notes] == ["返金の判断をお願いします"]
    assert len(core.history(conversation_id=talk, types=["conversations.escalated"])) == 1
    assert conversations.thread(desk.customer, talk)[-1].body == "責任者を出してください"


def test_it_needs_a_reason_and_a_right(desk, talk):
    with pytest.raises(NotPossible, match="empty"):
        escalated(desk.agent, talk, "  ")
    with pytest.raises(ConversationUnknown):
        escalated(desk.other, talk)
    assert not held(desk.supervisor, talk)


def test_it_ends_when_it_is_seen_to(desk, talk):
    escalated(desk.agent, talk)
    seen_to = core.staff(desk.supervisor.staff.id)
    assert conversations.settle_escalation(conversation_id=talk, actor=seen_to)
    assert not conversations.settle_escalation(conversation_id=talk, actor=seen_to)
    assert not held(desk.supervisor, talk)


def test_it_ends_with_the_matter(desk, talk):
    escalated(desk.agent, talk)
    conversations.resolve(conversation_id=talk, actor=core.staff(desk.agent.staff.id))
    assert conversations.conversation(desk.supervisor, talk).escalated_at is None
    assert core.history(conversation_id=talk, types=["conversations.escalation_settled"])
    with pytest.raises(NotPossible, match="resolved"):
        escalated(desk.agent, talk)
    assert [line.kind for line in conversations.thread(desk.agent, talk)].count("note") == 1
