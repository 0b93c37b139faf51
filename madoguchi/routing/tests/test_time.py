"""What time alone brings about: nobody accepts, an agent vanishes, a customer falls silent."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import InboundMessage
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.routing import api as routing
from madoguchi.routing.shapes import RoutingTimes

from .conftest import written


def later(seconds):
    return core.frozen(core.now() + timedelta(seconds=seconds))


def codes(conversation_id):
    viewer = Viewer("customer", customer_id=conversations.brief(conversation_id).customer_id)
    lines = conversations.thread(viewer=viewer, conversation_id=conversation_id)
    return [line.card["code"] for line in lines if line.kind == "system"]


def private_codes(conversation_id, staff_id):
    lines = conversations.thread(Viewer("staff", staff=people.staff(staff_id)), conversation_id)
    return [line.card["code"] for line in lines if line.private]


def test_an_offer_that_nobody_takes_goes_to_the_next_and_its_agent_is_away(agent, waiting):
    first, second = agent(), agent()
    conversation_id = waiting()
    routing.tick()
    with later(29):
        routing.tick()
        assert len(routing.offers_for(first)) == 1

    with later(31):
        routing.tick()
        routing.tick()

    assert (people.staff(first).availability, people.staff(first).availability_reason) == (
        "away",
        "offer_expired",
    )
    assert routing.offers_for(first) == ()
    assert codes(conversation_id) == []
    assert private_codes(conversation_id, second) == ["offer_made", "offer_expired", "offer_made"]
    assert [o.conversation_id for o in routing.offers_for(second)] == [conversation_id]


def test_who_left_the_queue_herself_is_not_called_away_for_an_offer(agent, waiting):
    her = agent()
    waiting()
    routing.tick()
    people.set_availability(staff_id=her, availability="busy", actor=core.staff(her))

    with later(31):
        routing.tick()

    assert people.staff(her).availability == "busy"


def test_the_times_are_settings(agent, waiting):
    core.set_option(RoutingTimes(offer_seconds=5), actor=core.SYSTEM)
    her = agent()
    waiting()
    routing.tick()
    with later(6):
        routing.tick()
    assert people.staff(her).availability == "away"


@pytest.mark.usefixtures("quiet")
def test_the_work_of_a_lost_agent_goes_back_to_the_queue(agent, run_jobs):
    her = agent()
    conversation_id = written()
    routing.take(conversation_id=conversation_id, staff_id=her)
    asked = conversations.brief(conversation_id).waiting_since

    with later(59):
        routing.slow_tick()
    assert people.staff(her).availability == "available"
    with later(61):
        routing.slow_tick()
        run_jobs()

    assert people.staff(her).availability == "offline"
    (line,) = routing.queue()
    assert (line.conversation_id, line.reason, line.entered_at) == (conversation_id, "agent_lost", asked)
    assert conversations.brief(conversation_id).assignee_id is None
    assert codes(conversation_id) == ["agent_joined", "agent_left"]


def test_the_work_stays_when_the_agent_is_seen_in_time(agent):
    her = agent()
    routing.take(conversation_id=written(), staff_id=her)
    with later(40):
        people.seen(staff_id=her)
    with later(80):
        routing.slow_tick()
    assert people.staff(her).availability == "available"


def test_a_silent_customer_is_asked_once_and_then_set_to_waiting(agent):
    her, conversation_id = agent(), written()
    routing.take(conversation_id=conversation_id, staff_id=her)
    conversations.reply(conversation_id=conversation_id, staff_id=her, text="型番をお聞かせください。")

    def at(seconds):
        with later(seconds):
            people.seen(staff_id=her)
            routing.slow_tick()
            routing.slow_tick()
        return conversations.brief(conversation_id).status, codes(conversation_id)[1:]

    assert at(299) == ("open", [])
    assert at(301) == ("open", ["still_there"])
    assert at(590) == ("open", ["still_there"])
    assert at(602) == ("waiting", ["still_there", "waiting"])
    assert routing.load([her]) == {her: 0}


def test_a_customer_who_writes_is_not_silent(agent):
    her, conversation_id = agent(), written()
    routing.take(conversation_id=conversation_id, staff_id=her)
    conversations.reply(conversation_id=conversation_id, staff_id=her, text="型番をお聞かせください。")
    customer_id = conversations.brief(conversation_id).customer_id
    conversations.receive(InboundMessage(customer_id, "webchat", "KT-100です"))

    with later(400):
        people.seen(staff_id=her)
        routing.slow_tick()

    assert codes(conversation_id) == ["agent_joined"]


def test_a_tick_without_work_is_two_small_queries(quiet, django_assert_num_queries):
    with django_assert_num_queries(2):
        routing.tick()


def test_a_tick_while_nobody_is_there_is_three_however_many_wait(waiting, django_assert_num_queries):
    for language, priority in (("ja", 1), ("en", 2), ("ja", 3)):
        waiting(language, priority)
    with django_assert_num_queries(3):
        routing.tick()
