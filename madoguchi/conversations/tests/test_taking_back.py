"""Undo of sending: within some seconds the reply is gone for the customer, and all is as it was."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationUnknown, NotPossible, TakeBack
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(desk, write):
    talk = write(desk.customer, "ふたが開きません").conversation_id
    conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
    return talk


def replied(desk, talk, text="引いてください", **more):
    return conversations.reply(conversation_id=talk, staff_id=desk.agent.staff.id, text=text, **more)


def taken_back(desk, message):
    return conversations.take_back(message_id=message.message_id, staff_id=desk.agent.staff.id)


def bodies(viewer, talk):
    return [line.body for line in conversations.thread(viewer, talk)]


def test_it_is_gone_for_the_customer_and_colleagues_see_that_it_went(desk, talk):
    before = conversations.conversation(desk.agent, talk)
    sent = replied(desk, talk, "別のお客様の住所です")
    back = taken_back(desk, sent)
    assert (back.text, back.read) == ("別のお客様の住所です", False)
    assert bodies(desk.customer, talk) == ["ふたが開きません"]
    assert "送信を取り消しました" in bodies(desk.agent, talk)[-1]
    assert "住所" not in str(conversations.packet(desk.agent, talk))
    assert conversations.search(desk.agent, "住所") == ()
    after = conversations.conversation(desk.agent, talk)
    kept = ("waiting_since", "last_line", "last_author", "last_message_at", "unread_for_customer")
    assert [getattr(after, field) for field in kept] == [getattr(before, field) for field in kept]
    assert after.assignee_id == desk.agent.staff.id


def test_she_who_has_read_it_already_is_named(desk, talk):
    sent = replied(desk, talk)
    her = core.customer(desk.customer.customer_id)
    conversations.mark_read(conversation_id=talk, reader=her, sequence=sent.sequence)
    assert taken_back(desk, sent).read
    assert "既読" in bodies(desk.agent, talk)[-1]
    assert core.history(conversation_id=talk, types=["conversations.taken_back"])[0].data["read"]


def test_twice_is_once_and_the_same_reply_does_not_come_again(desk, talk):
    sent = replied(desk, talk, client_id="r1")
    taken_back(desk, sent)
    with pytest.raises(NotPossible, match="gone"):
        taken_back(desk, sent)
    assert not replied(desk, talk, client_id="r1").created
    assert bodies(desk.customer, talk) == ["ふたが開きません"]


def test_only_her_own_and_only_in_time(desk, talk):
    sent = replied(desk, talk)
    noted = conversations.note(conversation_id=talk, staff_id=desk.agent.staff.id, text="内緒")
    with pytest.raises(ConversationUnknown):
        conversations.take_back(message_id=sent.message_id, staff_id=desk.supervisor.staff.id)
    with pytest.raises(ConversationUnknown):
        taken_back(desk, noted)
    with core.frozen(core.now() + timedelta(seconds=13)), pytest.raises(NotPossible, match="too_late"):
        taken_back(desk, sent)
    assert bodies(desk.customer, talk) == ["ふたが開きません", "引いてください"]


def test_the_company_chooses_how_long(desk, talk):
    sent = replied(desk, talk)
    core.set_option(TakeBack(seconds=60), actor=core.SYSTEM)
    with core.frozen(core.now() + timedelta(seconds=50)):
        assert taken_back(desk, sent).text == "引いてください"


def test_the_first_reply_is_owed_again(desk, talk):
    promised = conversations.conversation(desk.agent, talk)
    sent = replied(desk, talk)
    assert conversations.conversation(desk.agent, talk).first_replied_at is not None
    taken_back(desk, sent)
    owed = conversations.conversation(desk.agent, talk)
    assert owed.first_replied_at is None
    assert (owed.reply_started_at, owed.reply_due_at) == (promised.reply_started_at, promised.reply_due_at)


def test_a_reply_that_stays_is_the_first_one(desk, talk):
    first, second = replied(desk, talk, "一つ目"), replied(desk, talk, "二つ目")
    kept = conversations.message(desk.agent, second.message_id).created_at
    taken_back(desk, first)
    assert conversations.conversation(desk.agent, talk).first_replied_at == kept


def test_with_a_later_reply_she_does_not_wait(desk, talk):
    first, second = replied(desk, talk, "一つ目"), replied(desk, talk, "二つ目")
    taken_back(desk, first)
    assert conversations.conversation(desk.agent, talk).waiting_since is None
    taken_back(desk, second)
    assert conversations.conversation(desk.agent, talk).waiting_since is not None
    assert bodies(desk.customer, talk) == ["ふたが開きません"]
