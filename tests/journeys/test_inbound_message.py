"""A message is kept with its job; repeated or parallel, it counts once."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.routing import api as routing

from .conftest import KETTLE


def test_a_repeated_send_makes_one_message_and_one_answer(customer):
    for _ in range(3):
        customer.writes(KETTLE, client_id="same-message")
    assert [line.author_kind for line in customer.sees()] == ["customer", "assistant"]


def test_the_message_is_kept_before_anything_else_happens(customer):
    customer.writes(KETTLE, work=False)
    assert Message.objects.filter(conversation=customer.conversation_id).count() == 1
    customer.run_jobs()
    assert len(customer.answers()) == 1


def test_a_greeting_is_answered_politely(customer):
    customer.writes("こんにちは")
    (answer,) = customer.answers()
    assert answer.body == "お問い合わせいただきありがとうございます。ご用件をお聞かせください。"
    assert answer.card["actions"] == ["person"]


def carried_on():
    return ProcrastinateJob.objects.filter(task_name="journeys.carry_on", status="todo").count()


def test_a_message_to_an_agent_at_work_needs_no_job(customer, agent):
    customer.writes("担当者に代わってください")
    conversation_id = customer.conversation_id
    routing.take(conversation_id=conversation_id, staff_id=agent.id)
    for availability in ("available", "busy"):
        people.set_availability(staff_id=agent.id, availability=availability, actor=core.SYSTEM)
        customer.run_jobs()
        customer.writes("よろしくお願いします", work=False)
        assert carried_on() == 0
    assert conversations.brief(conversation_id).assignee_id == agent.id


@pytest.mark.parametrize("availability", ["away", "offline"])
def test_a_message_to_an_agent_who_is_not_there_is_carried_on(customer, agent, availability):
    customer.writes("担当者に代わってください")
    routing.take(conversation_id=customer.conversation_id, staff_id=agent.id)
    people.set_availability(staff_id=agent.id, availability=availability, actor=core.SYSTEM)
    customer.run_jobs()
    customer.writes("まだいらっしゃいますか", work=False)
    assert carried_on() == 1


def test_a_message_to_an_agent_who_vanished_reaches_the_queue_when_she_is_missed(customer, agent):
    customer.writes("担当者に代わってください")
    conversation_id = customer.conversation_id
    routing.take(conversation_id=conversation_id, staff_id=agent.id)
    customer.writes("まだいらっしゃいますか")
    assert routing.queue() == ()

    with core.frozen(core.now() + timedelta(seconds=61)):
        routing.slow_tick()
        customer.run_jobs()

    (line,) = routing.queue()
    assert (line.conversation_id, line.reason) == (conversation_id, "agent_lost")
