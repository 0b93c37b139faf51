"""Open, waiting, snoozed, resolved, closed; the assistant, the queue, an agent."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
STATES = ("open", "waiting", "snoozed", "resolved", "closed")


@pytest.fixture
def talk(desk, write) -> int:
    return write(desk.customer, "ケトルが動きません").conversation_id


def to(state: str, talk: int, **more) -> bool:
    acts = {
        "open": conversations.reopen,
        "waiting": conversations.wait,
        "snoozed": conversations.snooze,
        "resolved": conversations.resolve,
        "closed": conversations.close,
    }
    if state == "snoozed":
        more["until"] = core.now() + timedelta(hours=1)
    return acts[state](conversation_id=talk, actor=core.SYSTEM, **more)


def status(talk: int) -> str:
    return Conversation.objects.get(pk=talk).status


@pytest.mark.parametrize(
    ("first", "then"), [(a, b) for a in STATES[1:] for b in STATES[1:] if a != b and a != "closed"]
)
def test_every_way_that_exists(talk, first, then):
    to(first, talk)
    allowed = not (first == "resolved" and then in ("waiting", "snoozed"))
    if allowed:
        assert to(then, talk)
        assert status(talk) == then
    else:
        with pytest.raises(conversations.NotPossible, match=f"{first}_to_{then}"):
            to(then, talk)
        assert status(talk) == first


def test_what_is_closed_stays_closed(talk):
    to("closed", talk)
    for state in STATES[:-1]:
        with pytest.raises(conversations.ConversationClosed):
            to(state, talk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Conversation.objects.filter(pk=talk).update(status="open", resolved_at=None)
    assert status(talk) == "closed"


def test_the_same_again_is_no_change(talk):
    assert to("resolved", talk)
    events = len(core.history(conversation_id=talk))
    assert not to("resolved", talk)
    assert len(core.history(conversation_id=talk)) == events


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "snoozed"},
        {"status": "resolved"},
        {"status": "closed", "resolved_at": core.now()},
        {"handler": "agent"},
        {"handler": "queue", "waiting_since": None},
        {"priority": 5},
        {"status": "unknown"},
        {"last_public_sequence": 9},
    ],
)
def test_the_database_refuses_impossible_states(talk, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Conversation.objects.filter(pk=talk).update(**wrong)


def test_one_current_conversation_each(desk, talk):
    other = Conversation.objects.get(pk=talk)
    other.pk, other.number = None, "999-999-999"
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_snoozed_until_its_time(talk):
    until = core.now() + timedelta(minutes=5)
    conversations.snooze(conversation_id=talk, until=until, actor=core.SYSTEM)
    conversations.wake_due()
    assert status(talk) == "snoozed"
    with core.frozen(until + timedelta(seconds=1)):
        assert conversations.wake_due() >= 1
    assert status(talk) == "open"
    with pytest.raises(conversations.NotPossible, match="past"):
        conversations.snooze(conversation_id=talk, until=core.now(), actor=core.SYSTEM)


def test_queue_agent_and_back(desk, talk):
    assert conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
    assert not conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
    agent, other = desk.agent.staff.id, desk.other.staff.id
    take = {"conversation_id": talk, "actor": core.SYSTEM, "only_if_free": True}
    assert conversations.assign(staff_id=agent, **take)
    assert not conversations.assign(staff_id=other, **take)
    assert conversations.conversation(desk.agent, talk).assignee_name == "sato"
    assert conversations.release(conversation_id=talk, actor=core.staff(agent))
    shape = conversations.conversation(desk.agent, talk)
    assert (shape.handler, shape.assignee_id) == ("queue", None)
    facts = [e.type.partition(".")[2] for e in core.history(conversation_id=talk)][2:]
    assert facts == [
        "reply_due_set", "handler_changed", "assigned", "handler_changed", "released", "handler_changed",
    ]  # fmt: skip


def test_an_editor_gets_no_conversation(desk, talk):
    with pytest.raises(conversations.NotPossible, match="staff"):
        conversations.assign(conversation_id=talk, staff_id=desk.editor.staff.id, actor=core.SYSTEM)
    assert Conversation.objects.get(pk=talk).assignee_id is None


def test_two_people_tag_at_once(desk, talk):
    conversations.set_tags(conversation_id=talk, tags=["返品"], actor=core.SYSTEM)
    conversations.set_tags(conversation_id=talk, tags=["返品", "急ぎ"], seen=["返品"], actor=core.SYSTEM)
    left = conversations.set_tags(conversation_id=talk, tags=["ケトル"], seen=["返品"], actor=core.SYSTEM)
    assert left == ("急ぎ", "ケトル")


def test_labels(desk, talk):
    assert conversations.set_priority(conversation_id=talk, priority=4, actor=core.SYSTEM)
    assert not conversations.set_priority(conversation_id=talk, priority=4, actor=core.SYSTEM)
    assert conversations.set_topic(conversation_id=talk, topic="返品", actor=core.SYSTEM)
    assert conversations.set_subject(conversation_id=talk, subject="4111111111111111 の件", actor=core.SYSTEM)
    with pytest.raises(conversations.NotPossible):
        conversations.set_priority(conversation_id=talk, priority=0, actor=core.SYSTEM)
    shape = conversations.conversation(desk.agent, talk)
    assert (shape.priority, shape.topic) == (4, "返品")
    assert "4111" not in shape.subject
    seen_by_her = conversations.conversation(desk.customer, talk)
    assert (seen_by_her.priority, seen_by_her.topic, seen_by_her.tags) == (2, "", ())


def test_read_marks(desk, talk, write):
    conversations.answer(conversation_id=talk, body="お調べします")
    conversations.note(conversation_id=talk, staff_id=desk.agent.staff.id, text="内緒")
    her, agent = core.customer(desk.customer.customer_id), core.staff(desk.agent.staff.id)
    assert conversations.mark_read(conversation_id=talk, reader=her, sequence=99)
    assert conversations.read_up_to(conversation_id=talk, reader="customer") == 2
    assert not conversations.mark_read(conversation_id=talk, reader=her, sequence=1)
    assert conversations.mark_read(conversation_id=talk, reader=agent, sequence=99)
    assert conversations.read_up_to(conversation_id=talk, reader="staff") == 3
    shape = conversations.conversation(desk.agent, talk)
    assert (shape.unread_for_staff, shape.unread_for_customer) == (0, 0)
    with pytest.raises(conversations.ConversationUnknown):
        conversations.mark_read(
            conversation_id=talk, reader=core.customer(desk.stranger.customer_id), sequence=1
        )


def test_two_customers_become_one(desk, write):
    hers = write(desk.customer, "前の相談").conversation_id
    visitors = write(desk.stranger, "今の相談").conversation_id
    assert conversations.move_customer(desk.stranger.customer_id, desk.customer.customer_id) == 1
    assert conversations.current_for_customer(desk.customer.customer_id).id == visitors
    assert {c.id for c in conversations.earlier(desk.agent, desk.customer.customer_id)} == {hers, visitors}
    assert conversations.current_for_customer(desk.stranger.customer_id) is None
    assert not conversations.may_see(desk.stranger, visitors)
