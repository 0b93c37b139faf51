"""The packet holds everything that is known, and nothing that staff wrote to each other."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.crossing import api as crossing
from madoguchi.journeys import ask_assistant
from madoguchi.people import api as people
from madoguchi.people.models import Staff
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db


def writes(customer_id, text, number):
    message = InboundMessage(customer_id, "webchat", text, client_id=f"packet-{number}", language="ja")
    received = conversations.receive(message)
    ask_assistant.ask(conversation_id=received.conversation_id, message_id=received.message_id)
    return received.conversation_id


def test_who_she_is_what_she_wants_tried_read_and_filled_in():
    visitor = people.start_visitor(locale="ja")
    her = people.identify(kind="email", value="packet@example.com", name="包 花子", proven_how="code")
    people.merge(gone=visitor.customer_id, into=her)
    here = writes(her, "電気ケトルの水あかを取りたい", 1)
    writes(her, "引っ越したので住所を変更したい", 2)
    writes(her, "100-0001", 3)
    conversations.note(
        conversation_id=here,
        staff_id=Staff.objects.filter(role="supervisor").first().pk,
        text="お客様には内緒のメモ",
    )

    found = crossing.packet(Viewer("customer", customer_id=her), here)
    assert found.held == crossing.PARTS
    assert [(one.kind, one.value, one.proven_how) for one in found.identity] == [
        ("email", "packet@example.com", "code")
    ]
    assert found.wish == "電気ケトルの水あかを取りたい"
    assert found.steps[0].asked == found.wish
    assert found.articles[0].role == "shown"
    assert ("郵便番号", "100-0001") in found.forms[0].values
    assert not any("内緒" in line.text for line in found.transcript)
    assert [line.text for line in found.transcript if line.author == "customer"] == [
        "電気ケトルの水あかを取りたい", "引っ越したので住所を変更したい", "100-0001",
    ]  # fmt: skip


def test_nobody_else_gets_it():
    her = people.identify(kind="email", value="packet@example.com", name="包 花子", proven_how="code")
    here = writes(her, "電気ケトルの水あかを取りたい", 1)
    stranger = Viewer("customer", customer_id=people.start_visitor(locale="ja").customer_id)
    with pytest.raises(conversations.ConversationUnknown):
        crossing.packet(stranger, here)
