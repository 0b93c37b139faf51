"""The menu below the chat is put up and taken down on the account's page."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.channels.shapes import Account
from madoguchi.demo.phone.line import LineServer, Next
from madoguchi.people import api as people


@pytest.fixture
def megumi(account: Account, client: Client) -> Client:
    """The administrator's browser."""
    made = people.create_staff(email="megumi@line.test", password=None, name="恵", role="administrator")
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


def page(account: Account) -> str:
    return f"/settings/channels/{account.id}/"


def press(megumi: Client, account: Account, code: str) -> str:
    return megumi.post(f"{page(account)}acts/{code}/", follow=True).content.decode()


def test_it_is_put_up_by_a_press_and_again_without_harm(
    line: LineServer, account: Account, megumi: Client
) -> None:
    shown = megumi.get(page(account)).content.decode().replace("<wbr>", "")
    assert "メニューを設置する" in shown
    for _each in range(2):
        assert "完了しました" in press(megumi, account, "menu")
    assert [len(menu["areas"]) for menu in line.menus if menu.get("default")][-1] == 6


def test_a_refusal_is_said_in_words(line: LineServer, account: Account, megumi: Client) -> None:
    line.next.append(Next(401, b'{"message": "Authentication failed."}'))
    assert "完了しました" not in press(megumi, account, "menu")


def test_what_the_service_does_not_offer_is_not_found(account: Account, megumi: Client) -> None:
    assert megumi.post(f"{page(account)}acts/nothing/").status_code == 404
