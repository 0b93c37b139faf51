"""An account at a small outside service, and letters from it by the real door."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.conversations import ports
from madoguchi.people import api as people

from .parrot import PARROT, Parrot

Post = Callable[..., int]


@pytest.fixture
def parrot(settings: Any) -> Iterator[Parrot]:
    """The service, which has said and heard nothing yet; it is the only one but the chat."""
    settings.MADOGUCHI_CHANNELS = "madoguchi.channels.tests.parrot.CHANNELS"
    ports.channels.cache_clear()
    PARROT.sent, PARROT.routes, PARROT.next = [], [], []
    yield PARROT
    ports.channels.cache_clear()


@pytest.fixture
def account(parrot: Parrot, db: None) -> Account:
    """Our account there."""
    return api.add_account(kind="parrot", name="Polly", values={"token": "crackers"})


@pytest.fixture
def post(account: Account, client: Client) -> Post:
    """Post events to our webhook; the status of its answer."""

    def posted(*events: dict[str, Any], token: str = "crackers", raw: bytes | None = None) -> int:
        body = raw if raw is not None else json.dumps(events).encode()
        path = f"/channels/parrot/{account.key}/"
        return client.post(path, body, "application/json", headers={"X-Parrot": token}).status_code

    return posted


@pytest.fixture
def staff(db: None) -> int:
    """Somebody who may answer everything."""
    made = people.create_staff(email="mori@parrot.test", password=None, name="森", role="supervisor")
    return made.id
