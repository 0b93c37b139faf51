"""kill -9 of the worker while the assistant answers: everybody is answered, nobody twice."""

import psycopg
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.people import api as people

from .chatting import Line, until

AGAIN_WITHIN = 30.0
QUESTIONS = ("ケトルの水あかを取りたい", "返品したい", "領収書がほしい")
LOCKED = ("炊飯器の保証期間は", "届け先を変えたい")
HOLD = """
SELECT conversation_id FROM assistant_dialogue WHERE conversation_id IN
 (SELECT conversation_id FROM conversations_message WHERE id = ANY(%s)) FOR UPDATE
"""


def answers_to(message_id: int) -> int:
    """How often the assistant answered this message, from an article or by beginning what is asked for."""
    names = (f"answer:{message_id}", f"task:{message_id}:0")
    return Message.objects.filter(client_id__in=names).count()


def in_hand() -> int:
    """Answers the worker is about to give."""
    return ProcrastinateJob.objects.filter(task_name="journeys.carry_on", status="doing").count()


def under_a_lock(customer_id: int) -> list[int]:
    """Two messages of one customer whose jobs may only run one after the other; their ids."""
    ids = []
    for number, words in enumerate(LOCKED):
        with transaction.atomic():
            message = InboundMessage(customer_id, "webchat", words, client_id=f"locked-{number}")
            got = conversations.receive(message)
            job = app.configure_task("journeys.carry_on", queue="journeys", lock=f"customer:{customer_id}")
            job.defer(conversation_id=got.conversation_id, message_id=got.message_id, collections=[])
        ids.append(got.message_id)
    return ids


def test_a_killed_workers_answers_are_given_by_the_next_one_also_under_a_lock(served):
    lines = [Line(served.url) for _ in range(len(QUESTIONS) + 1)]
    greetings = [line.insist(0, "こんにちは", "hello-0000").message_id for line in lines]
    until(lambda: all(map(answers_to, greetings)), 30, "the greetings")

    with psycopg.connect(served.database_url) as holder:
        # The worker begins every answer and cannot finish one: in the middle is where it is killed.
        assert len(holder.execute(HOLD, [greetings]).fetchall()) == len(lines)
        asked = [
            line.insist(1, words, "question-01").message_id
            for line, words in zip(lines, QUESTIONS, strict=False)
        ]
        customer = people.customer_by_token(lines[-1].token)
        assert customer is not None
        asked += under_a_lock(customer)
        until(lambda: in_hand() == len(lines), 10, "the worker has begun")
        served.kill(served.worker)
        assert [answers_to(message) for message in asked] == [0] * len(asked)

    served.start(served.worker)
    until(lambda: all(map(answers_to, asked)), AGAIN_WITHIN, "every answer")
    until(lambda: not in_hand(), 5, "the worker is done")
    assert [answers_to(message) for message in [*greetings, *asked]] == [1] * len(greetings + asked)
    for line in lines:
        line.close()
