"""Resolved: the customer is asked how it was, in the chat, or by mail once she has left it."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CodesMissing
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.journeys import resolve
from madoguchi.people import api as people
from madoguchi.routing import api as routing

FILED = {"request_type": "question", "reason": "how-to", "outcome": "solved"}


@pytest.fixture
def resolved(customer, agent):
    customer.writes("担当者に代わってください")
    routing.take(conversation_id=customer.conversation_id, staff_id=agent.id)
    for _ in range(2):
        resolve.resolve(conversation_id=customer.conversation_id, staff_id=agent.id, **FILED)
    return customer.conversation_id


def mails():
    return [m for m in core.outgoing_mail() if m.purpose == "rating"]


def prove(customer):
    people.add_identity(
        customer_id=customer.id, kind="email", value="hanako@journeys.example", proven_how="code"
    )


def eleven_minutes_later(customer):
    with core.frozen(core.now() + timedelta(minutes=11)):
        resolve.mail_rating(conversation_id=customer.conversation_id)
        resolve.mail_rating(conversation_id=customer.conversation_id)


def test_the_rating_is_asked_once_and_given_in_the_chat(customer, resolved):
    rating = feedback.rating_for(resolved)
    customer.presses("ratings", token=rating.token, score="5")
    customer.presses("ratings", token=rating.token, score="1")

    assert feedback.rating_for(resolved).score == 5
    assert customer.told()[-1] == "rating_thanks"


def test_who_left_the_chat_gets_one_mail(customer, resolved):
    prove(customer)
    eleven_minutes_later(customer)
    (mail,) = mails()
    assert mail.to == "hanako@journeys.example"
    assert feedback.rating_for(resolved).token in mail.text


def test_no_mail_without_a_proven_address(customer, resolved):
    people.add_identity(customer_id=customer.id, kind="email", value="unproven@journeys.example")
    eleven_minutes_later(customer)
    assert mails() == []


def test_no_mail_once_rated(customer, resolved):
    prove(customer)
    resolve.rate(token=feedback.rating_for(resolved).token, score=4)
    eleven_minutes_later(customer)
    assert mails() == []


def test_no_mail_when_she_has_written_again(customer, resolved):
    prove(customer)
    customer.writes("もう一つ教えてください")
    eleven_minutes_later(customer)
    assert mails() == []
    assert conversations.brief(resolved).status == "open"


def test_resolving_what_waits_takes_it_out_of_the_queue(customer, agent):
    customer.writes("担当者に代わってください")
    resolve.resolve(conversation_id=customer.conversation_id, staff_id=agent.id, **FILED)
    assert routing.queue() == ()


def test_nothing_is_resolved_without_what_the_company_wants_to_know(customer, agent):
    customer.writes("担当者に代わってください")
    routing.take(conversation_id=customer.conversation_id, staff_id=agent.id)
    with pytest.raises(CodesMissing) as problem:
        resolve.resolve(
            conversation_id=customer.conversation_id, staff_id=agent.id, request_type="question", outcome=""
        )
    assert problem.value.fields == ("reason", "outcome")
    brief = conversations.brief(customer.conversation_id)
    assert (brief.status, feedback.rating_for(brief.id)) == ("open", None)
