"""The demo's mailbox."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


def send(to: str, text: str) -> None:
    with transaction.atomic():
        core.send_mail(to=to, subject="確認コード", text=text, purpose="code", language="ja")


def test_mail_can_be_read_and_its_links_followed(client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO = True
    send("a@mail.example", "コードは 123456 です。\nhttps://desk.example/rate/x/\n\n<b>窓口</b>")
    page = client.get("/demo/mail/").content.decode()
    assert "123456" in page
    assert 'href="https://desk.example/rate/x/"' in page
    assert "&lt;b&gt;窓口&lt;/b&gt;" in page


def test_one_address_alone(client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO = True
    send("a@mail.example", "first")
    send("b@mail.example", "second")
    page = client.get("/demo/mail/", {"to": "b@mail.example"}).content.decode()
    assert "second" in page
    assert "first" not in page


def test_outside_the_demo_there_is_no_mailbox(client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO = False
    send("a@mail.example", "123456")
    assert client.get("/demo/mail/").status_code == 404


def test_the_shop_shows_the_widget_and_signs_who_is_here(client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO = True
    assert "/widget.js" in client.get("/demo/shop/").content.decode()
    assert "佐藤 花子" in client.get("/demo/shop/?as=sato").content.decode()
    signed = client.get("/demo/shop/token/?as=sato").content.decode()
    visitor = people.new_visitor_token()
    proven = people.prove_host(token=signed, visitor=visitor, locale="ja")
    assert people.customer(proven.customer_id).name == "佐藤 花子"
    assert client.get("/demo/shop/token/?as=nobody").status_code == 404


def test_outside_the_demo_there_is_no_shop_and_nothing_is_signed(client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO = False
    assert client.get("/demo/shop/").status_code == 404
    assert client.get("/demo/shop/token/?as=sato").status_code == 404
