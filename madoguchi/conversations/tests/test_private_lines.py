"""System lines that only staff see."""

import pytest
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.conversations import live
from madoguchi.conversations.events import NoteAdded
from madoguchi.conversations.topics import typing_nudges
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
SAID = {"code": "offer_declined", "params": {"name": "sato"}}


@pytest.fixture
def talk(desk, write) -> int:
    return write(desk.customer, "ケトルが動きません").conversation_id


def test_a_private_line_is_read_by_staff_in_their_language(desk, talk):
    conversations.tell(conversation_id=talk, private=True, **SAID)
    with override("ja"):
        line = conversations.thread(desk.agent, talk)[-1]
    assert (line.kind, line.private, line.author_kind) == ("system", True, "system")
    assert line.body == "satoさんが見送ったため、次の担当者へ回しました"


def test_it_never_reaches_the_customer(desk, talk):
    before = conversations.conversation(desk.customer, talk)
    got = conversations.tell(conversation_id=talk, private=True, **SAID)
    assert conversations.conversation(desk.customer, talk) == before
    assert [line.body for line in conversations.thread(desk.customer, talk)] == ["ケトルが動きません"]
    assert conversations.since(desk.customer, talk, 1) == ()
    with pytest.raises(conversations.ConversationUnknown):
        conversations.message(desk.customer, got.message_id)
    shape = conversations.conversation(desk.agent, talk)
    assert (shape.last_line, shape.last_author, shape.unread_for_staff) == (
        "ケトルが動きません",
        "customer",
        1,
    )
    assert conversations.packet(desk.agent, talk).said == ()


def test_it_nudges_staff_only(desk, talk):
    conversations.tell(conversation_id=talk, private=True, **SAID)
    event = core.history(conversation_id=talk)[-1]
    assert event.type == "conversations.note_added"
    fact = NoteAdded(talk, desk.customer.customer_id, desk.north, None, 1, ())
    assert [nudge.topic for nudge in live.note_added(fact)] == [f"inbox:{desk.north}"]


def test_a_private_code_is_never_told_in_public(desk, talk):
    with pytest.raises(conversations.NotPossible):
        conversations.tell(conversation_id=talk, **SAID)
    with pytest.raises(conversations.NotPossible):
        conversations.tell(conversation_id=talk, code="resolved", private=True)
    assert len(conversations.thread(desk.agent, talk)) == 1


@pytest.mark.parametrize(("who", "topics"), [
    ("staff", {"inbox:4": "typing:1:colleague:7:staff", "customer:2": "typing:1:staff"}),
    ("note", {"inbox:4": "typing:1:colleague:7:note"}),
    ("view", {"inbox:4": "typing:1:colleague:7:view"}),
])  # fmt: skip
def test_the_customer_hears_of_typing_only_for_a_reply(who, topics):
    nudges = typing_nudges(who, conversation_id=1, customer_id=2, team_id=4, assignee_id=None, staff_id=7)
    assert {nudge.topic: nudge.hint for nudge in nudges} == topics
