"""What an agent takes over with a conversation that the assistant had."""

import pytest
from django.utils.translation import override

from madoguchi.assistant import api as assistant
from madoguchi.assistant.models import Dialogue
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Message
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.journeys import ask_assistant
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def her():
    visitor = people.start_visitor(locale="ja", token=people.new_visitor_token())
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value="handing@example.com", proven_how="code"
    )
    return visitor.customer_id


def writes(customer_id, text, number):
    message = InboundMessage(
        customer_id=customer_id, channel="webchat", text=text, client_id=f"handing-{number}", language="ja"
    )
    received = conversations.receive(message)
    for _ in range(2):  # the same message, delivered twice
        ask_assistant.ask(conversation_id=received.conversation_id, message_id=received.message_id)
    return received.conversation_id


def test_what_was_filled_in_and_looked_up_goes_to_the_agent_with_the_reason(her):
    here = writes(her, "未払いの請求はありますか", 1)
    writes(her, "引っ越したので住所を変更したい", 2)
    writes(her, "100-0001", 3)
    writes(her, "もう弁護士に相談します", 4)

    agent = Viewer("staff", staff=people.staff(Staff.objects.filter(role="supervisor").first().pk))
    with override("ja"):
        handed = assistant.helping.handed(agent, here)
    assert handed.done == ("お支払いのご確認",)
    assert handed.under_way[0].startswith("住所を変更する · 郵便番号：100-0001")
    assert Dialogue.objects.get(pk=here).handed_over == "legal"
    notes = Message.objects.filter(conversation_id=here, private=True)
    assert [one.card["params"] for one in notes if one.card.get("code") == "handed_over_why"] == [
        {"why": "legal"}
    ]
    hers = conversations.thread(viewer=Viewer("customer", customer_id=her), conversation_id=here)
    assert not any(one.private or one.card.get("code") == "handed_over_why" for one in hers)
    assert conversations.brief(here).handler == "queue"


def test_danger_goes_ahead_of_everybody(her):
    here = writes(her, "炊飯器から火が出ました", 5)
    assert conversations.brief(here).priority == 4
    assert Message.objects.filter(conversation_id=here, body__contains="119番").count() == 1
