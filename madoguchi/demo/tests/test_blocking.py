"""Somebody blocks the company on the demo's phone, and the desk says so before it answers."""

import pytest
from django.test import Client
from django.urls import reverse

from madoguchi.conversations.models import Conversation
from madoguchi.demo.phone.handset import Handset
from madoguchi.people import api as people
from madoguchi.people.models import Account

from .tapping import Posted, say

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["line", "telegram"])
def test_the_composer_says_that_she_blocked_us(
    kind: str, apps: dict[str, Handset], post: Posted, client: Client
) -> None:
    people.create_staff(email="mori@phone.test", password=None, name="森", role="supervisor")
    client.force_login(Account.objects.get(email="mori@phone.test"))
    say(apps[kind], post, act="write", text="割れていました")
    page = reverse("desk:conversation", args=[Conversation.objects.filter(channel=kind).latest("pk").pk])
    assert b"data-detour" not in client.get(page).content
    say(apps[kind], post, act="block")
    assert b"data-detour" in client.get(page).content
    say(apps[kind], post, act="block")
    assert b"data-detour" not in client.get(page).content
