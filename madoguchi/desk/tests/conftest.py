"""Two teams, their people, and a customer who asks."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer


@pytest.fixture
def teams(db):
    """Two teams by slug."""
    return {
        slug: people.create_team(slug=slug, name_ja=slug, name_en=slug)
        for slug in ("desk-north", "desk-south")
    }


@pytest.fixture
def hired(teams):
    """hired("mina", role="agent", teams=("desk-north",)): a member of staff, signed in as `.client`."""

    def hire(name, role="agent", teams=("desk-north",)):
        staff = people.create_staff(
            email=f"{name}@desk.example", password=None, name=name.title(), role=role, teams=teams,
            languages=("ja", "en"), capacity={"webchat": 6},
        )  # fmt: skip
        client = Client(headers={"accept-language": "en"})
        client.cookies["madoguchi_language"] = "en"
        client.force_login(get_user_model().objects.get(pk=staff.account_id))
        return SimpleNamespace(id=staff.id, client=client, viewer=Viewer("staff", staff=staff), shape=staff)

    return hire


@pytest.fixture
def asked(teams):
    """asked("言葉", team="desk-north"): a conversation of a new customer."""

    def ask(*texts, team="desk-north", name="Aki Mori", queue=True):
        customer_id = people.create_customer(name=name)
        for number, text in enumerate(texts):
            message = InboundMessage(customer_id, "webchat", text, client_id=f"c{number}", language="ja")
            got = conversations.receive(message)
        if team:
            conversations.set_team(
                conversation_id=got.conversation_id, team_id=teams[team], actor=core.SYSTEM
            )
        if queue:
            conversations.hand_to_queue(conversation_id=got.conversation_id, actor=core.SYSTEM)
        return got.conversation_id

    return ask
