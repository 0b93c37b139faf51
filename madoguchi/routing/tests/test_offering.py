"""Offers go from the oldest wait to the longest idle agent, within language, team and capacity."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.routing import api as routing
from madoguchi.routing.models import Offer

from .conftest import written


def offered(staff_id):
    return [o.conversation_id for o in routing.offers_for(staff_id)]


def test_the_oldest_is_offered_first_within_priority(agent, waiting):
    first, second, urgent = waiting(), waiting(), waiting(priority=4)
    her = agent(most=2)

    assert routing.match() == 2

    assert offered(her) == [urgent, first]
    assert [line.conversation_id for line in routing.queue()] == [urgent, first, second]
    assert [line.offered_to for line in routing.queue()] == [her, her, None]


def test_a_conversation_waits_only_once(agent, waiting):
    conversation_id = waiting()

    assert routing.place(conversation_id=conversation_id) is False

    assert len(routing.queue()) == 1
    assert conversations.brief(conversation_id).handler == "queue"


def test_the_longest_idle_agent_is_asked_and_told_why(agent, waiting):
    with core.frozen(core.now() - timedelta(minutes=12)):
        longest = agent()
    agent()
    conversation_id = waiting()

    routing.match()

    (offer,) = routing.offers_for(longest)
    assert offer.conversation_id == conversation_id
    assert (offer.reason.language, offer.reason.load, offer.reason.capacity) == ("ja", 0, 2)
    assert 700 <= offer.reason.idle_seconds <= 740
    assert offer.reason.candidates == 2


def test_an_agent_without_the_language_is_never_asked(agent, waiting):
    her = agent(languages=("ja",))
    waiting(language="en")

    assert routing.match() == 0
    assert offered(her) == []


def test_a_team_is_respected(agent, waiting):
    team = people.create_team(slug="routing-bills", name_ja="請求", name_en="Bills")
    other, member = agent(), agent(teams=("routing-bills",))
    conversation_id = waiting(team=team)

    routing.match()

    assert (offered(member), offered(other)) == ([conversation_id], [])


def test_accepting_assigns_and_ends_the_wait(agent, waiting):
    her, conversation_id = agent(), waiting()
    routing.match()
    (offer,) = routing.offers_for(her)

    assert routing.accept(offer_id=offer.id, staff_id=her) == conversation_id
    assert routing.accept(offer_id=offer.id, staff_id=her) == conversation_id

    now = conversations.brief(conversation_id)
    assert (now.handler, now.assignee_id) == ("agent", her)
    assert (routing.queue(), routing.offers_for(her), routing.load([her])) == ((), (), {her: 1})


def test_nobody_accepts_the_offer_of_another(agent, waiting):
    her, conversation_id = agent(), waiting()
    routing.match()
    (offer,) = routing.offers_for(her)
    other = agent()

    with pytest.raises(routing.OfferGone):
        routing.accept(offer_id=offer.id, staff_id=other)

    assert offered(her) == [conversation_id]
    assert conversations.brief(conversation_id).assignee_id is None


def test_declining_passes_it_to_the_next(agent, waiting):
    first, second = agent(), agent()
    conversation_id = waiting()
    routing.match()
    (offer,) = routing.offers_for(first)

    routing.decline(offer_id=offer.id, staff_id=first)
    routing.match()

    assert (offered(first), offered(second)) == ([], [conversation_id])
    with pytest.raises(routing.OfferGone):
        routing.accept(offer_id=offer.id, staff_id=first)


def test_declined_by_everybody_it_is_offered_again_after_two_minutes(agent, waiting):
    her, conversation_id = agent(), waiting()
    routing.match()
    routing.decline(offer_id=routing.offers_for(her)[0].id, staff_id=her)
    assert routing.match() == 0

    with core.frozen(core.now() + timedelta(seconds=121)):
        assert routing.match() == 1
    assert offered(her) == [conversation_id]


def test_capacity_counts_what_is_open_and_what_rings(agent, waiting):
    her = agent(most=2)
    taken = written()
    routing.take(conversation_id=taken, staff_id=her)
    waiting(), waiting()

    assert routing.match() == 1
    assert routing.load([her]) == {her: 2}

    conversations.wait(conversation_id=taken, actor=core.SYSTEM)
    assert routing.match() == 1


def test_taking_by_hand_withdraws_the_offer(agent, waiting):
    first, second = agent(), agent()
    conversation_id = waiting()
    routing.match()

    routing.take(conversation_id=conversation_id, staff_id=second)
    routing.take(conversation_id=conversation_id, staff_id=second)

    assert (offered(first), Offer.objects.get().state) == ([], "withdrawn")
    with pytest.raises(routing.NotWaiting):
        routing.take(conversation_id=conversation_id, staff_id=first)
    assert conversations.brief(conversation_id).assignee_id == second


def test_leaving_the_queue_takes_the_offer_back(agent, waiting):
    her, conversation_id = agent(), waiting()
    routing.match()

    assert routing.leave(conversation_id=conversation_id) is True
    assert routing.leave(conversation_id=conversation_id) is False

    assert (routing.queue(), routing.offers_for(her)) == ((), ())
