"""Our bot at a Telegram on loopback, and a person who writes to it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.core import testing
from madoguchi.demo.phone.telegram import TOKEN, TelegramServer

Post = Callable[..., HttpResponse]


@pytest.fixture(scope="module")
def service() -> Iterator[TelegramServer]:
    """One for all of a module."""
    with testing.running(TelegramServer()) as server:
        yield server


@pytest.fixture
def telegram(service: TelegramServer) -> TelegramServer:
    """Telegram, where nothing was said yet."""
    for kept in (service.sent, service.calls, service.next, service.files, service.blocked, service.hook):
        kept.clear()
    service.only_https = False
    return service


@pytest.fixture
def account(telegram: TelegramServer, db: None) -> Account:
    """Our bot, tested once: so its webhook is set."""
    values = {"token": TOKEN, "server": telegram.address}
    made = api.add_account(kind="telegram", name="あおぞら電機", values=values)
    assert api.test(account_id=made.id).ok
    return made


@pytest.fixture
def post(account: Account, client: Client, telegram: TelegramServer) -> Post:
    """Telegram calls our webhook, and does what is answered there."""

    def posted(update: dict[str, Any], *, headers: dict[str, str] | None = None) -> HttpResponse:
        given = telegram.secret() if headers is None else headers
        path = f"/channels/telegram/{account.key}/"
        answered = client.post(path, json.dumps(update), "application/json", headers=given)
        if answered.content:
            telegram.hear(answered.content)
        return answered

    return posted
