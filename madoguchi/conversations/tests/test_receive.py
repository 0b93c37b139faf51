"""A customer's message finds its conversation, once."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.conversations.text import web_address
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


def bodies(viewer, conversation_id):
    return [line.body for line in conversations.thread(viewer, conversation_id)]


def facts(conversation_id):
    return [e.type.removeprefix("conversations.") for e in core.history(conversation_id=conversation_id)]


def test_a_first_message_opens_a_conversation(desk, write):
    got = write(desk.customer, "返品したいのですが\n箱がありません", client_id="a", page_url="/help/returns")
    shape = conversations.conversation(desk.agent, got.conversation_id)
    assert (got.sequence, got.created, got.opened, got.reopened) == (1, True, True, False)
    assert (shape.subject, shape.status, shape.handler, shape.channel) == (
        "返品したいのですが",
        "open",
        "assistant",
        "webchat",
    )
    assert core.read_contact_number(shape.number) == shape.number
    assert shape.customer_name == "髙橋 花子"
    assert (shape.unread_for_staff, shape.last_line) == (1, "返品したいのですが")
    assert shape.waiting_since == shape.last_customer_at
    assert facts(got.conversation_id) == ["opened", "message_added"]


def test_the_next_message_joins_the_current_one(desk, write):
    first = write(desk.customer, "一つ目")
    second = write(desk.customer, "二つ目")
    assert second.conversation_id == first.conversation_id
    assert (second.sequence, second.opened) == (2, False)
    assert bodies(desk.customer, first.conversation_id) == ["一つ目", "二つ目"]


@pytest.mark.parametrize("same", [{"client_id": "x1"}, {"external_id": "ext-1"}])
def test_a_repeat_changes_nothing(desk, write, same):
    first = write(desk.customer, "もしもし", **same)
    before = Conversation.objects.values().get(pk=first.conversation_id)
    again = write(desk.customer, "もしもし", **same)
    assert (again.message_id, again.sequence, again.created) == (first.message_id, 1, False)
    assert Conversation.objects.values().get(pk=first.conversation_id) == before
    assert facts(first.conversation_id) == ["opened", "message_added"]


@pytest.mark.parametrize("same", [{"client_id": "x1"}, {"external_id": "ext-1"}])
def test_a_repeat_after_the_end_does_not_begin_anew(desk, write, same):
    first = write(desk.customer, "もしもし", **same)
    conversations.close(conversation_id=first.conversation_id, actor=core.SYSTEM)
    again = write(desk.customer, "もしもし", **same)
    assert (again.message_id, again.created) == (first.message_id, False)
    assert Conversation.objects.filter(customer_id=desk.customer.customer_id).count() == 1


def test_writing_to_a_resolved_conversation_opens_it_again(desk, write):
    first = write(desk.customer, "動きません")
    conversations.resolve(conversation_id=first.conversation_id, actor=core.staff(desk.agent.staff.id))
    again = write(desk.customer, "また動きません")
    shape = conversations.conversation(desk.agent, first.conversation_id)
    assert (again.conversation_id, again.reopened) == (first.conversation_id, True)
    assert (shape.status, shape.resolved_at) == ("open", None)
    codes = [line.card.get("code") for line in conversations.thread(desk.customer, first.conversation_id)]
    assert codes == [None, "resolved", None, "reopened"]
    assert facts(first.conversation_id)[-2:] == ["status_changed", "message_added"]


def test_writing_after_the_end_begins_a_new_one(desk, write):
    first = write(desk.customer, "動きません")
    conversations.close(conversation_id=first.conversation_id, actor=core.SYSTEM)
    again = write(desk.customer, "別件です", conversation_id=first.conversation_id)
    assert again.opened
    assert again.conversation_id != first.conversation_id
    assert bodies(desk.customer, first.conversation_id)[0] == "動きません"


@pytest.mark.parametrize("state", ["waiting", "snoozed"])
def test_a_message_wakes_a_conversation(desk, write, state):
    first = write(desk.customer, "動きません")
    actor = core.staff(desk.agent.staff.id)
    if state == "waiting":
        conversations.wait(conversation_id=first.conversation_id, actor=actor)
    else:
        at = core.now().replace(year=core.now().year + 1)
        conversations.snooze(conversation_id=first.conversation_id, until=at, actor=actor)
    write(desk.customer, "まだです")
    shape = conversations.conversation(desk.agent, first.conversation_id)
    assert (shape.status, shape.snoozed_until) == ("open", None)


def test_nobody_writes_into_somebody_elses(desk, write):
    hers = write(desk.customer, "私の相談")
    with pytest.raises(conversations.ConversationUnknown):
        write(desk.stranger, "侵入", conversation_id=hers.conversation_id)
    with pytest.raises(conversations.ConversationUnknown):
        write(desk.stranger, "侵入", conversation_id=99_999_999)
    assert bodies(desk.customer, hers.conversation_id) == ["私の相談"]
    assert conversations.current_for_customer(desk.stranger.customer_id) is None


def test_a_merged_customers_late_message_follows_her(desk, write):
    known = write(desk.customer, "前からの相談")
    people.merge(
        gone=desk.stranger.customer_id, into=desk.customer.customer_id, moved=conversations.move_customer
    )
    late = write(desk.stranger, "同じ人です")
    assert late.conversation_id == known.conversation_id


def test_card_numbers_are_never_stored(desk, write):
    got = write(desk.customer, "カードは 4111 1111 1111 1111 です")
    row = Message.objects.get(pk=got.message_id)
    shape = conversations.thread(desk.agent, got.conversation_id)[0]
    assert row.body == "カードは **** **** **** 1111 です"
    assert row.card == {"redacted": [{"brand": "visa", "last_four": "1111"}]}
    assert "4111" not in row.tokens
    assert shape.redacted
    assert "4111" not in conversations.conversation(desk.agent, got.conversation_id).subject


@pytest.mark.parametrize(("text", "reason"), [("  \n", "empty"), ("あ" * 10_001, "too_long")])
def test_what_cannot_be_a_message(desk, write, text, reason):
    with pytest.raises(conversations.NotPossible, match=reason):
        write(desk.customer, text)
    assert not Conversation.objects.filter(customer_id=desk.customer.customer_id).exists()


def test_control_characters_and_marks_are_brought_into_form(desk, write):
    got = write(desk.customer, "か\u3099\x00っこう\r\n二行")
    assert bodies(desk.customer, got.conversation_id) == ["がっこう\n二行"]


def test_a_message_costs_few_statements(desk, write, django_assert_num_queries):
    write(desk.customer, "一つ目", client_id="a")
    with django_assert_num_queries(3):  # lock, line with its conversation, event with its nudges
        write(desk.customer, "二つ目", client_id="b")
    with django_assert_num_queries(3):
        write(desk.customer, "二つ目", client_id="b")
    with django_assert_num_queries(10):
        write(desk.stranger, "最初", client_id="c")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://shop.example/?card=4111111111111111", "https://shop.example/?card=xxxxxxxxxxxx1111"),
        ("https://shop.example/?order=20261122000123", "https://shop.example/?order=20261122000123"),
    ],
)
def test_the_address_of_the_page_holds_no_card(given, kept):
    assert web_address(given) == kept
