"""Our page at a Messenger (or Instagram) on loopback, and a phone that writes to us."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.core import testing
from madoguchi.demo.phone.graph import SECRET, TOKEN, VERIFY, signed
from madoguchi.demo.phone.messenger import PAGE, MessengerServer

Post = Callable[..., int]


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> str:
    """Messenger, unless the test says otherwise."""
    return getattr(request, "param", "messenger")


@pytest.fixture
def messenger(settings: Any, kind: str) -> Iterator[MessengerServer]:
    """The service, as it answers here."""
    with testing.running(MessengerServer(kind)) as server:
        settings.MADOGUCHI_META_API = server.address
        yield server


@pytest.fixture
def account(db: None, kind: str) -> Account:
    """Our account there."""
    values = {
        "page_id": PAGE, "access_token": TOKEN, "app_secret": SECRET, "verify_token": VERIFY,
        "human_agent": "yes",
    }  # fmt: skip
    return api.add_account(kind=kind, name="あおぞら電機", values=values)


@pytest.fixture
def post(account: Account, client: Client, messenger: MessengerServer) -> Post:
    """Meta calls our webhook with these events; the status of the answer."""

    def posted(*events: dict[str, Any], secret: str = SECRET, kind: str = "") -> int:
        body, headers = signed(messenger.hook(*events, kind=kind), secret)
        path = f"/channels/{account.kind}/{account.key}/"
        return client.post(path, body, "application/json", headers=headers).status_code

    return posted
