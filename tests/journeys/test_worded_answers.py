"""A company's own service words answers: nothing is locked while it is asked, and its words are said once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest
from django.db import connection, connections

from madoguchi.assistant import api as assistant
from madoguchi.assistant.endpoint import asking
from madoguchi.assistant.tests.fake_service import KEY, fake_service
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.journeys import ask_assistant, hand_over, inbound_message

from .conftest import KETTLE
from .test_ask_assistant import at_once, question_ids

TRUE = "白い汚れは水の中のミネラルで、体に害はありません。"


@pytest.fixture
def service(customer):
    """The fake one, set up as an administrator would; `meanwhile` happens while it is asked, once."""
    with fake_service() as server:
        assistant.keep_key(KEY)
        held = assistant.AnswerService(on=True, address=server.address, model="m", seconds=2)
        core.set_option(held, actor=core.SYSTEM)
        server.meanwhile = lambda: None

        def words(told):
            meanwhile, server.meanwhile = server.meanwhile, lambda: None
            with ThreadPoolExecutor(1) as pool:
                pool.submit(_there_and_away, meanwhile).result(10)
            return TRUE

        server.words = words
        yield server


def _there_and_away(act):
    try:
        act()
    finally:
        connections.close_all()


def patience(seconds):
    core.set_option(replace(core.option(assistant.AnswerService), seconds=seconds), actor=core.SYSTEM)


@pytest.mark.parametrize("manner", ["well", "silent", "dripping", "garbage", "error", "cut"])
def test_nothing_is_open_or_locked_while_it_is_asked(customer, service, committed_db, monkeypatch, manner):
    patience(1)
    service.manner, seen = manner, []

    def asked(call, messages, ask=asking.ask):
        seen.append(connection.in_atomic_block)
        return ask(call, messages)

    def look():
        with psycopg.connect(committed_db) as other:
            other.execute("SELECT 1 FROM assistant_dialogue FOR UPDATE NOWAIT")
        seen.append(conversations.brief(customer.conversation_id).last_sequence)
        conversations.tell(conversation_id=customer.conversation_id, code="glad")

    monkeypatch.setattr(asking, "ask", asked)
    service.meanwhile = look
    customer.writes(KETTLE)
    assert seen == [False, 1]
    (answer,) = customer.answers()
    assert bool(answer.card.get("worded")) is (manner == "well")
    assert answer.card["type"] == "answer"


def test_she_sees_that_an_answer_is_being_prepared(customer, service, monkeypatch):
    told = []
    monkeypatch.setattr(conversations, "typing", lambda **given: told.append(given))
    customer.writes(KETTLE)
    assert told == [{"conversation_id": customer.conversation_id, "who": "assistant"}]
    customer.writes("ありがとうございました")
    assert len(told) == 1


def test_two_workers_at_once_say_it_once(customer, service):
    customer.writes(KETTLE, work=False)
    place = customer.conversation_id
    [message] = question_ids(place)
    at_once(*[lambda: inbound_message.carry_on(conversation_id=place, message_id=message)] * 3)
    customer.run_jobs()
    [answer] = customer.answers()
    assert answer.card["worded"] is True


def test_a_worker_that_dies_while_it_is_asked_leaves_the_answer_to_the_next(customer, service, monkeypatch):
    customer.writes(KETTLE, work=False)
    place = customer.conversation_id
    [message] = question_ids(place)

    def dies(*_):
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr(asking, "ask", dies)
        with pytest.raises(SystemExit):
            ask_assistant.ask(conversation_id=place, message_id=message)
    assert customer.answers() == []
    customer.run_jobs()
    assert len(customer.answers()) == 1


def test_whoever_asked_for_a_person_meanwhile_hears_no_more_of_it(customer, service):
    service.meanwhile = lambda: hand_over.hand_over(conversation_id=customer.conversation_id)
    customer.writes(KETTLE)
    assert customer.answers() == []
    assert customer.told()[0] == "handed_over"


def test_an_article_that_was_shown_meanwhile_is_not_shown_again(customer, service):
    def the_same_once_more():
        customer.writes(KETTLE + "。", work=False)
        place = customer.conversation_id
        inbound_message.carry_on(conversation_id=place, message_id=question_ids(place)[-1])

    service.meanwhile = the_same_once_more
    customer.writes(KETTLE)
    shown = [answer.card["article_id"] for answer in customer.answers() if "article_id" in answer.card]
    assert len(customer.answers()) == 2
    assert len(shown) == len(set(shown)) >= 1


def test_a_verdict_does_not_wait_for_the_service(customer, service):
    customer.writes(KETTLE)
    [first] = customer.answers()
    customer.presses("verdicts", article=first.card["article_id"], solved="no")
    assert len(service.asked) == 1
    customer.run_jobs()
    assert len(customer.answers()) == 2
