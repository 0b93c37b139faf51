"""Offered by two at once, used by two at once: one way, one who comes by it."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.crossing.models import Crossing
from madoguchi.people import api as people


@pytest.fixture
def here(committed_db) -> conversations.Brief:
    her = people.identify(kind="email", value="at-once@cross.test", name="同時", proven_how="code")
    said = conversations.receive(InboundMessage(her, "webchat", "ケトルの件です", client_id="once"))
    return conversations.brief(said.conversation_id)


def test_eight_who_offer_the_same_offer_one_way(here, at_once):
    def offer() -> str:
        actor = core.customer(here.customer_id)
        return crossing.offer(conversation_id=here.id, channel="line", why="asked", actor=actor).code

    assert len(set(at_once([offer] * 8))) == 1
    assert Crossing.objects.filter(conversation_id=here.id).count() == 1
    assert len(core.history(conversation_id=here.id, types=["crossing.offered"])) == 1


def test_of_eight_who_use_a_code_one_comes_by_it(here, at_once):
    actor = core.customer(here.customer_id)
    way = crossing.offer(conversation_id=here.id, channel="line", why="asked", actor=actor)

    def use(number: int) -> str:
        try:
            crossing.take(crossing_id=way.id, by=f"line:{number}", held=(), customer_id=here.customer_id)
        except crossing.CrossingRefused as refused:
            return refused.reason
        return "over"

    ended = at_once([lambda number=number: use(number) for number in range(8)])
    assert sorted(ended) == ["gone"] * 7 + ["over"]
    assert len(core.history(conversation_id=here.id, types=["crossing.crossed"])) == 1
