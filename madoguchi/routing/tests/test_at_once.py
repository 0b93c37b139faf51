"""Many agents, many customers, many processes at once: nothing above capacity, nothing twice, nobody idle."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction
from django.db.models import Count

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.events import AvailabilityChanged
from madoguchi.routing import api as routing
from madoguchi.routing.listeners import mind_availability
from madoguchi.routing.models import Offer, QueueEntry

from .conftest import written

THREADS = 8


@pytest.fixture
def quiet(committed_db: str, quiet: None) -> None:
    """The quiet desk, in a database that threads share."""


def at_once(*jobs):
    """Run all jobs at the same time, each with its own connection; their results."""

    def run(job):
        try:
            return job()
        except (routing.OfferGone, routing.NotWaiting) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, jobs))


def ringing():
    return Offer.objects.filter(state="open")


def test_matching_in_eight_threads_offers_each_once_and_fills_everybody(agent, waiting):
    agents = [agent(most=m) for m in (1, 2, 3, 2)]
    conversation_ids = [waiting() for _ in range(12)]

    at_once(*[routing.match] * THREADS)
    routing.match()

    loads = routing.load(agents)
    assert [loads[a] for a in agents] == [1, 2, 3, 2]
    assert ringing().values("entry").distinct().count() == ringing().count() == 8
    offered = {line.conversation_id for line in routing.queue() if line.offered_to}
    assert offered == set(conversation_ids[:8])


def test_placing_one_conversation_eight_times_at_once_makes_one_wait(quiet):
    conversation_id = written()

    results = at_once(*[lambda: routing.place(conversation_id=conversation_id)] * THREADS)

    assert sorted(results) == [False] * 7 + [True]
    assert QueueEntry.objects.filter(conversation_id=conversation_id).count() == 1


def test_two_agents_take_one_conversation_at_once_and_one_has_it(agent):
    agents, conversation_id = [agent() for _ in range(4)], written()

    results = at_once(
        *[lambda a=a: routing.take(conversation_id=conversation_id, staff_id=a) for a in agents]
    )

    assert sum(isinstance(r, routing.NotWaiting) for r in results) == 3
    winner = agents[results.index(None)]
    assert conversations.brief(conversation_id).assignee_id == winner
    lines = Conversation.objects.get(pk=conversation_id).messages.filter(card__code="agent_joined")
    assert lines.count() == 1


def test_an_offer_made_in_the_moment_its_agent_leaves_is_taken_back_at_once(agent, waiting, run_jobs):
    her = agent()
    conversation_id = waiting()
    chosen, left = Event(), Event()

    def offer_slowly():
        with transaction.atomic():
            routing.match()  # she was free when she was chosen
            chosen.set()
            assert left.wait(10)
            sleep(0.3)  # the listener comes while the offer is not committed

    def leave():
        assert chosen.wait(10)
        people.set_availability(staff_id=her, availability="busy", actor=core.staff(her))
        left.set()
        mind_availability(AvailabilityChanged(her, "available", "busy"), None)
        return routing.offers_for(her)

    _, still_ringing = at_once(offer_slowly, leave)

    assert still_ringing == ()
    assert people.staff(her).availability == "busy"
    assert [line.conversation_id for line in routing.queue()] == [conversation_id]
    assert Offer.objects.get().state == "withdrawn"


def test_a_busy_hour_in_random_order_keeps_every_promise(agent, waiting):
    dice = random.Random(7)
    agents = {agent(most=m): m for m in (1, 2, 3)}
    conversation_ids = [written() for _ in range(18)]

    def step(number: int):
        staff_id = dice.choice(list(agents))
        act = dice.randrange(5)
        offers = routing.offers_for(staff_id)
        if act == 0 and offers:
            routing.accept(offer_id=offers[0].id, staff_id=staff_id)
        elif act == 1 and offers:
            routing.decline(offer_id=offers[-1].id, staff_id=staff_id)
        elif act == 2:
            for conversation_id in conversations.assigned_open(staff_id=staff_id)[:1]:
                routing.leave(conversation_id=conversation_id)
        else:
            routing.match()
        return _above(agents)

    placed = at_once(*[lambda c=c: routing.place(conversation_id=c) for c in conversation_ids])
    above = at_once(*[lambda n=n: step(n) for n in range(80)])
    for _ in range(3):
        routing.match()

    assert placed == [True] * 18
    assert [a for a in above if isinstance(a, dict) and a] == []
    twice = Offer.objects.filter(state="open").values("entry").annotate(n=Count("pk")).filter(n__gt=1)
    assert list(twice) == []
    accepted = Offer.objects.filter(state="accepted").values("entry").annotate(n=Count("pk")).filter(n__gt=1)
    assert list(accepted) == []
    _nobody_waits_for_a_free_agent(agents)


def _above(agents: dict[int, int]) -> dict[int, int]:
    loads = routing.load(agents)
    return {a: loads[a] for a in agents if loads[a] > agents[a]}


def _nobody_waits_for_a_free_agent(agents: dict[int, int]) -> None:
    loads = routing.load(agents)
    free = {a for a in agents if loads[a] < agents[a]}
    for entry in QueueEntry.objects.filter(left_at=None).exclude(offers__state="open"):
        declined = set(entry.offers.filter(state="declined").values_list("staff_id", flat=True))
        assert free <= declined
