"""The customer's place, the range of her wait, and the hours of the desk."""

from datetime import UTC, datetime, timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.routing import api as routing
from madoguchi.routing.models import QueueEntry

from .conftest import written

MONDAY_NOON = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)  # 12:00 in Tokyo
SUNDAY_NIGHT = datetime(2026, 11, 15, 13, 0, tzinfo=UTC)


@pytest.fixture
def noon(quiet):
    with core.frozen(MONDAY_NOON):
        yield


def ended_wait(minutes_ago, waited, straight=False):
    left = core.now() - timedelta(minutes=minutes_ago)
    conversation = conversations.brief(written())
    QueueEntry.objects.create(
        conversation_id=conversation.id, customer_id=conversation.customer_id, language="ja",
        channel="webchat", entered_at=left - timedelta(minutes=waited),
        waiting_from=left - timedelta(minutes=waited), agents_at_entry=2, straight=straight, left_at=left,
        how="accepted",
    )  # fmt: skip


def test_the_place_counts_those_ahead_of_the_same_language(noon, waiting):
    first, english, second, urgent = waiting(), waiting(language="en"), waiting(), waiting(priority=4)
    places = [routing.position(conversation_id=c).position for c in (urgent, first, second, english)]
    assert places == [1, 2, 3, 1]


def test_no_range_below_ten_waits_nor_with_nobody_on_duty(noon, agent, waiting):
    for i in range(11):
        ended_wait(30 - i * 2, waited=5)
    conversation_id = waiting()
    assert routing.position(conversation_id=conversation_id).low_minutes is None

    her = agent(most=1)
    routing.take(conversation_id=written(), staff_id=her)
    place = routing.position(conversation_id=conversation_id)
    assert (place.position, place.low_minutes, place.high_minutes) == (1, 4, 4)


def test_a_range_for_somebody_at_whose_agent_it_rings(noon, agent, waiting):
    for i in range(12):
        ended_wait(60 - i, waited=0.5 + i * 0.1, straight=True)
    agent()
    conversation_id = waiting()
    routing.match()
    place = routing.position(conversation_id=conversation_id)
    assert (place.low_minutes, place.high_minutes, place.samples) == (1, 2, 12)


def test_outside_hours_the_next_opening_is_told_and_the_question_stays(quiet, waiting):
    with core.frozen(SUNDAY_NIGHT):
        conversation_id = waiting()
        place = routing.position(conversation_id=conversation_id)
    assert (place.open, place.next_opening) == (False, datetime(2026, 11, 16, 0, 0, tzinfo=UTC))
    assert conversations.brief(conversation_id).handler == "queue"


def test_who_does_not_wait_has_no_place(noon):
    assert routing.position(conversation_id=written()).position is None
