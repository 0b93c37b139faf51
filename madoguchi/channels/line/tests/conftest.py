"""Our account at a LINE on loopback, and a phone that writes to us."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.conversations.models import Conversation
from madoguchi.core import testing
from madoguchi.demo.phone.line import SECRET, TOKEN, LineServer, signed

Post = Callable[..., int]
USER = "U0123456789abcdef0123456789abcdef"


@pytest.fixture
def line(settings: Any) -> Iterator[LineServer]:
    """LINE, as it answers here."""
    with testing.running(LineServer()) as server:
        settings.MADOGUCHI_LINE_API = settings.MADOGUCHI_LINE_DATA = server.address
        yield server


@pytest.fixture
def account(db: None) -> Account:
    """Our account there."""
    return api.add_account(
        kind="line", name="あおぞら電機", values={"access_token": TOKEN, "channel_secret": SECRET}
    )


@pytest.fixture
def post(account: Account, client: Client) -> Post:
    """LINE calls our webhook; the status of the answer."""

    def posted(*events: dict[str, Any], secret: str = SECRET) -> int:
        body, headers = signed(*events, secret=secret)
        path = f"/channels/line/{account.key}/"
        return client.post(path, body, "application/json", headers=headers).status_code

    return posted


@pytest.fixture
def here(line: LineServer, post: Post) -> int:
    """She wrote, and her reply token lives."""
    post(line.message(USER, "こんにちは"))
    testing.work_off(task="channels.handle")
    return Conversation.objects.get(channel="line").pk
