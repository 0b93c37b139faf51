"""To a person: the packet travels, the customer is told what happens, the agent is asked within a second."""

from datetime import UTC, datetime

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.journeys import hand_over
from madoguchi.people.shapes import Viewer
from madoguchi.routing import api as routing

from .conftest import KETTLE

NOON = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 15, 13, 0, tzinfo=UTC)


def test_the_agent_sees_everything_before_accepting(customer, agent):
    customer.writes(KETTLE)
    answer = customer.answers()[0]
    customer.presses("verdicts", article=answer.card["article_id"], solved="no")
    with core.frozen(NOON):
        customer.presses("handovers")
    customer.run_jobs()

    (offer,) = routing.offers_for(agent.id)
    packet = conversations.packet(Viewer("staff", staff=agent), offer.conversation_id)
    assert (packet.wish, packet.language) == (KETTLE, "ja")
    assert packet.answers[0].source_title == answer.card["title"]
    assert packet.answers[0].helpful is False
    assert answer.card["article_id"] in [a.article_id for a in packet.articles if a.role == "shown"]
    assert customer.told() == ["handed_over"]


def test_accepting_puts_the_agent_in_touch(customer, agent):
    customer.writes("炊飯器の保証について聞きたいです", work=False)
    with core.frozen(NOON):
        hand_over.hand_over(conversation_id=customer.conversation_id)
    routing.match()
    (offer,) = routing.offers_for(agent.id)
    routing.accept(offer_id=offer.id, staff_id=agent.id)
    assert customer.told() == ["handed_over", "agent_joined"]
    assert "青木" in customer.sees()[-1].body


def test_pressing_twice_makes_one_wait_and_one_line(customer):
    customer.writes("炊飯器の保証について聞きたいです", work=False)
    with core.frozen(NOON):
        customer.presses("handovers")
        hand_over.hand_over(conversation_id=customer.conversation_id)
    assert customer.told() == ["handed_over"]
    assert len(routing.queue()) == 1


def test_outside_hours_she_is_told_when_we_open_and_the_question_stays(customer):
    customer.writes("炊飯器の保証について聞きたいです", work=False)
    with core.frozen(SUNDAY_NIGHT):
        hand_over.hand_over(conversation_id=customer.conversation_id)
    assert customer.told() == ["handed_over", "outside_hours"]
    assert "11月16日" in customer.sees()[-1].body
    assert [line.conversation_id for line in routing.queue()] == [customer.conversation_id]
