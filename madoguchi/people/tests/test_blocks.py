"""Blocked customers are refused, politely, until the block ends."""

from datetime import timedelta

import pytest
from django.test import Client

from madoguchi.conversations.models import Message
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Block

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(db):
    return people.create_staff(email="block@people.example", password=None, name="Mina", role="agent")


@pytest.fixture
def visitor(db):
    return people.start_visitor(locale="ja", token=people.new_visitor_token())


def browser(visitor):
    client = Client(headers={"accept-language": "ja"})
    client.cookies[people.VISITOR_COOKIE] = visitor.token
    return client


def write(client, text="こんにちは", **more):
    return client.post("/chat/messages/", {"text": text, "client_id": text, "consent": "on"}, **more)


def test_a_blocked_customer_is_refused_and_nothing_is_kept(agent, visitor):
    people.block(customer_id=visitor.customer_id, reason="暴言", until=None, staff_id=agent.id)
    answer = write(browser(visitor))
    assert answer.status_code == 403
    assert "暴言" not in answer.content.decode()
    assert "お問い合わせをお受けできません" in answer.content.decode()
    by_script = write(browser(visitor), headers={"accept": "application/json"})
    assert (by_script.status_code, "お受け" in by_script.json()["message"]) == (403, True)
    assert not Message.objects.filter(conversation__customer_id=visitor.customer_id).exists()


def test_a_block_ends_by_itself_or_is_lifted(agent, visitor):
    until = core.now() + timedelta(hours=1)
    block = people.block(customer_id=visitor.customer_id, reason="迷惑", until=until, staff_id=agent.id)
    assert people.customer_viewer(visitor.token).blocked
    with core.frozen(until):
        assert people.blocked(visitor.customer_id) is None
        assert not people.customer_viewer(visitor.token).blocked
        assert people.blocks() == ()
    assert people.lift_block(block_id=block, staff_id=agent.id)
    assert not people.lift_block(block_id=block, staff_id=agent.id)
    assert write(browser(visitor)).status_code == 302 or write(browser(visitor)).status_code == 303


def test_blocking_again_changes_the_block(agent, visitor):
    first = people.block(customer_id=visitor.customer_id, reason="一", until=None, staff_id=agent.id)
    again = people.block(customer_id=visitor.customer_id, reason="二", until=None, staff_id=agent.id)
    assert first == again
    assert [one.reason for one in people.blocks()] == ["二"]


def test_a_block_that_ran_out_is_followed_by_a_new_one(agent, visitor):
    soon = core.now() + timedelta(minutes=1)
    people.block(customer_id=visitor.customer_id, reason="一", until=soon, staff_id=agent.id)
    with core.frozen(soon + timedelta(minutes=1)):
        people.block(customer_id=visitor.customer_id, reason="二", until=None, staff_id=agent.id)
        assert people.blocked(visitor.customer_id).reason == "二"
    assert Block.objects.filter(customer_id=visitor.customer_id).count() == 2


@pytest.mark.parametrize(("reason", "ago", "why"), [(" ", None, "reason"), ("長" * 301, None, "reason"),
                                                    ("よし", 1, "past")])  # fmt: skip
def test_what_cannot_be_blocked(agent, visitor, reason, ago, why):
    until = core.now() - timedelta(minutes=ago) if ago else None
    with pytest.raises(people.BlockRefused) as refused:
        people.block(customer_id=visitor.customer_id, reason=reason, until=until, staff_id=agent.id)
    assert refused.value.reason == why
    assert not Block.objects.exists()


def test_a_block_follows_the_customer_when_two_records_are_one(agent, visitor):
    other = people.create_customer(name="本人")
    people.block(customer_id=visitor.customer_id, reason="迷惑", until=None, staff_id=agent.id)
    people.merge(gone=visitor.customer_id, into=other)
    assert people.blocked(other)
    assert people.customer_viewer(visitor.token).blocked
