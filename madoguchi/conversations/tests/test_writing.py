"""What staff, the assistant and the system write."""

import uuid

import pytest
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(desk, write) -> int:
    return write(desk.customer, "ケトルが動きません").conversation_id


def codes(viewer, conversation_id):
    return [(m.author_kind, m.kind) for m in conversations.thread(viewer, conversation_id)]


def test_the_assistant_answers(desk, talk):
    card = {"type": "answer", "passage": "電源を…", "title": "電源", "url": "/help/1"}
    same = {"conversation_id": talk, "body": "電源をご確認ください。", "card": card, "client_id": "q1"}
    got, again = conversations.answer(**same), conversations.answer(**same)
    shape = conversations.conversation(desk.agent, talk)
    assert (again.message_id, again.created) == (got.message_id, False)
    assert (shape.waiting_since, shape.unread_for_customer, shape.last_author) == (None, 1, "assistant")
    assert conversations.thread(desk.customer, talk)[-1].card == card


def test_an_answer_in_the_queue_does_not_end_the_wait(desk, talk):
    conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
    conversations.answer(conversation_id=talk, body="担当者におつなぎします。")
    assert conversations.conversation(desk.agent, talk).waiting_since is not None


def test_a_reply_takes_a_free_conversation(desk, talk):
    got = conversations.reply(
        conversation_id=talk, staff_id=desk.agent.staff.id, text="承知しました", client_id="r1"
    )
    again = conversations.reply(
        conversation_id=talk, staff_id=desk.agent.staff.id, text="承知しました", client_id="r1"
    )
    shape = conversations.conversation(desk.agent, talk)
    assert (again.message_id, again.created) == (got.message_id, False)
    assert (shape.assignee_id, shape.handler, shape.unread_for_staff) == (desk.agent.staff.id, "agent", 0)
    facts = [e.type.partition(".")[2] for e in core.history(conversation_id=talk)]
    assert facts == ["opened", "message_added", "assigned", "handler_changed", "message_added"]
    assert conversations.thread(desk.customer, talk)[-1].author_name == "sato"


def test_a_reply_leaves_another_agents_conversation_with_her(desk, talk):
    conversations.assign(conversation_id=talk, staff_id=desk.other.staff.id, actor=core.SYSTEM)
    conversations.reply(conversation_id=talk, staff_id=desk.agent.staff.id, text="補足です")
    assert conversations.conversation(desk.agent, talk).assignee_id == desk.other.staff.id


def test_who_may_not_see_may_not_write(desk, talk):
    conversations.set_team(conversation_id=talk, team_id=desk.north, actor=core.SYSTEM)
    before = conversations.conversation(desk.supervisor, talk)
    for person in (desk.other, desk.editor):
        with pytest.raises(conversations.ConversationUnknown):
            conversations.reply(conversation_id=talk, staff_id=person.staff.id, text="割り込み")
        with pytest.raises(conversations.ConversationUnknown):
            conversations.note(conversation_id=talk, staff_id=person.staff.id, text="割り込み")
    assert conversations.conversation(desk.supervisor, talk) == before
    assert Message.objects.filter(conversation_id=talk).count() == 1


def test_a_mention_lets_a_colleague_in(desk, talk):
    conversations.set_team(conversation_id=talk, team_id=desk.north, actor=core.SYSTEM)
    assert not conversations.may_see(desk.other, talk)
    got = conversations.note(
        conversation_id=talk,
        staff_id=desk.agent.staff.id,
        text="@kato 見てください",
        mention_ids=(desk.other.staff.id, desk.editor.staff.id),
    )
    assert conversations.may_see(desk.other, talk)
    assert conversations.message(desk.other, got.message_id).mention_ids == (desk.other.staff.id,)
    assert not conversations.may_see(desk.editor, talk)
    assert [c.id for c in conversations.inbox(desk.other, "mentions").rows] == [talk]


def test_a_note_touches_nothing_that_the_customer_sees(desk, talk):
    before = conversations.conversation(desk.customer, talk)
    conversations.note(conversation_id=talk, staff_id=desk.agent.staff.id, text="内緒のカナリア")
    assert conversations.conversation(desk.customer, talk) == before
    assert codes(desk.customer, talk) == [("customer", "text")]
    assert codes(desk.agent, talk) == [("customer", "text"), ("agent", "note")]
    assert conversations.search(desk.customer, "カナリア") == ()
    assert len(conversations.search(desk.agent, "カナリア")) == 1
    note_id = conversations.thread(desk.agent, talk)[-1].id
    with pytest.raises(conversations.ConversationUnknown):
        conversations.message(desk.customer, note_id)


def test_system_lines_are_read_in_the_viewers_language(desk, talk):
    conversations.tell(conversation_id=talk, code="agent_joined", params={"name": "佐藤"}, client_id="j1")
    conversations.tell(conversation_id=talk, code="agent_joined", params={"name": "佐藤"}, client_id="j1")
    with override("en"):
        assert conversations.thread(desk.customer, talk)[-1].body == "佐藤 is now with you."
    with override("ja"):
        assert conversations.thread(desk.customer, talk)[-1].body == "担当の佐藤がご案内いたします。"
    assert len(conversations.thread(desk.customer, talk)) == 2
    with pytest.raises(conversations.NotPossible, match="line"):
        conversations.tell(conversation_id=talk, code="gibberish")


def test_nobody_writes_after_the_end(desk, talk):
    conversations.close(conversation_id=talk, actor=core.SYSTEM)
    with pytest.raises(conversations.ConversationClosed):
        conversations.reply(conversation_id=talk, staff_id=desk.agent.staff.id, text="遅れました")
    with pytest.raises(conversations.ConversationClosed):
        conversations.answer(conversation_id=talk, body="遅れました")
    assert codes(desk.agent, talk) == [("customer", "text"), ("system", "system")]


def test_a_file_stays_with_its_first_message(desk, write, talk):
    file_id = uuid.uuid4()
    write(desk.customer, "写真です", attachment_ids=(file_id,))
    write(desk.stranger, "横取り", attachment_ids=(file_id,))
    assert conversations.file_visible_to(desk.customer, file_id)
    assert conversations.file_visible_to(desk.agent, file_id)
    assert not conversations.file_visible_to(desk.stranger, file_id)
    assert not conversations.file_visible_to(desk.editor, file_id)


def test_a_notes_file_is_not_for_the_customer(desk, talk):
    file_id = uuid.uuid4()
    conversations.note(
        conversation_id=talk, staff_id=desk.agent.staff.id, text="社内資料", attachment_ids=(file_id,)
    )
    assert conversations.file_visible_to(desk.agent, file_id)
    assert not conversations.file_visible_to(desk.customer, file_id)
