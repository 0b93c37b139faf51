"""A member of staff answers: once, from the queue or beside a colleague."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.journeys import reply
from madoguchi.people import api as people
from madoguchi.routing import api as routing


def test_whoever_answers_takes_it_from_the_queue(customer, agent):
    customer.writes("担当者に代わってください")
    conversation_id = customer.conversation_id

    for _ in range(2):
        reply.send(
            conversation_id=conversation_id, staff_id=agent.id, text="お待たせしました。", client_id="r-1"
        )

    assert [line.body for line in customer.sees() if line.author_kind == "agent"] == ["お待たせしました。"]
    assert conversations.brief(conversation_id).assignee_id == agent.id
    assert routing.queue() == ()


def test_a_colleague_may_answer_without_taking_it_away(customer, agent):
    customer.writes("担当者に代わってください")
    conversation_id = customer.conversation_id
    routing.take(conversation_id=conversation_id, staff_id=agent.id)
    colleague = people.create_staff(email="colleague@journeys.example", password=None, name="井上")

    reply.send(conversation_id=conversation_id, staff_id=colleague.id, text="補足いたします。")

    assert conversations.brief(conversation_id).assignee_id == agent.id


def test_an_editor_may_not_and_nothing_changes(customer):
    customer.writes("担当者に代わってください")
    conversation_id = customer.conversation_id
    editor = people.create_staff(email="editor@journeys.example", password=None, name="江口", role="editor")
    before = conversations.brief(conversation_id), routing.queue()

    with pytest.raises(conversations.ConversationUnknown):
        reply.send(conversation_id=conversation_id, staff_id=editor.id, text="こんにちは")

    assert (conversations.brief(conversation_id), routing.queue()) == before


def test_a_customer_who_writes_to_an_agent_who_went_home_goes_back_to_the_queue(customer, agent):
    customer.writes("担当者に代わってください")
    conversation_id = customer.conversation_id
    routing.take(conversation_id=conversation_id, staff_id=agent.id)
    people.set_availability(staff_id=agent.id, availability="offline", actor=core.SYSTEM)

    customer.writes("まだいらっしゃいますか")

    (line,) = routing.queue()
    assert (line.conversation_id, line.reason) == (conversation_id, "agent_left")
