"""A code from the mailbox: the visitor is known, and what she wrote elsewhere comes along."""

import re

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.journeys import prove_identity
from madoguchi.people import api as people

from .conftest import KETTLE


def code():
    mail = next(m for m in core.outgoing_mail() if m.purpose == "code")
    return re.search(r"\b\d{6}\b", mail.text)[0]


def test_her_conversation_follows_her(customer):
    known = people.create_customer(name="花子")
    people.add_identity(customer_id=known, kind="email", value="hanako@journeys.example", proven_how="code")
    customer.writes(KETTLE)
    conversation_id = customer.conversation_id

    prove_identity.ask(customer_id=customer.id, email="hanako@journeys.example", language="ja")
    now = prove_identity.confirm(customer_id=customer.id, email="hanako@journeys.example", code=code())

    assert now == known
    assert conversations.brief(conversation_id).customer_id == known
    customer.id = known
    assert customer.told() == ["identity_proven"]


def test_a_wrong_code_changes_nothing(customer):
    customer.writes(KETTLE)
    prove_identity.ask(customer_id=customer.id, email="new@journeys.example", language="ja")
    wrong = "000000" if code() != "000000" else "000001"
    with pytest.raises(people.CodeRefused):
        prove_identity.confirm(customer_id=customer.id, email="new@journeys.example", code=wrong)
    assert people.customer(customer.id).proven is False
    assert customer.told() == []
