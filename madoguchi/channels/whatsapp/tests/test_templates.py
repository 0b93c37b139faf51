"""After a day: an agent chooses an approved text, fills it, and it reaches the customer."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.conversations.models import Conversation, Delivery, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import Next
from madoguchi.demo.phone.whatsapp import WhatsAppServer
from madoguchi.people import api as people

from .conftest import Post

PHONE = "819011112222"
CHOSEN = {"name": "order_update", "language": "ja", "client_id": "one"}


@pytest.fixture
def here(whatsapp: WhatsAppServer, post: Post) -> int:
    post(whatsapp.message(PHONE, "こんにちは"))
    testing.work_off(task="channels.handle")
    return Conversation.objects.get(channel="whatsapp").pk


@pytest.fixture
def desk(client: Client, django_user_model: Any) -> Client:
    """A supervisor's browser."""
    staff = people.create_staff(email="mori@whatsapp.test", password=None, name="森", role="supervisor")
    client.force_login(django_user_model.objects.get(pk=staff.account_id))
    return client


def test_a_template_is_chosen_filled_and_sent_once(whatsapp: WhatsAppServer, here: int, desk: Client) -> None:
    path = f"/channels/templates/{here}/"
    page = desk.get(path).content.decode()
    assert ("〔1〕様、ご注文〔2〕の件でお返事があります。" in page, "with_picture" in page) == (True, False)
    for _ in range(2):
        found = desk.post(path, {**CHOSEN, "hole_1": "田中", "hole_2": "A-1"})
        assert (found.status_code, found["Location"]) == (302, f"/desk/c/{here}/")
    assert Message.objects.get(author_kind="agent", conversation=here).body.startswith(
        "田中様、ご注文A-1の件"
    )
    with core.shift(timedelta(hours=30)):
        api.deliver(conversation_id=here)
    assert whatsapp.said() == ["order_update 田中 A-1"]
    assert Delivery.objects.get(conversation=here).how == "template"


def test_what_cannot_be_sent_is_said_and_nothing_typed_is_lost(here: int, desk: Client) -> None:
    path = f"/channels/templates/{here}/"
    empty = desk.post(path, {**CHOSEN, "hole_1": "田中", "hole_2": " "})
    assert (empty.status_code, 'value="田中"' in empty.content.decode()) == (422, True)
    gone = desk.post(path, {**CHOSEN, "name": "not_yet"})
    assert (gone.status_code, "承認が取り消されて" in gone.content.decode()) == (422, True)
    assert not Message.objects.filter(author_kind="agent", conversation=here).exists()


def test_a_service_that_is_silent_and_a_channel_without_templates(
    whatsapp: WhatsAppServer, here: int, desk: Client
) -> None:
    whatsapp.next = [Next(500)]
    assert "もう一度" in desk.get(f"/channels/templates/{here}/").content.decode()
    Conversation.objects.filter(pk=here).update(channel="webchat")
    assert desk.get(f"/channels/templates/{here}/").status_code == 404
