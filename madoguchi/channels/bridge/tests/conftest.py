"""A company's own system on loopback, and a user of it who writes to us."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.core import testing
from madoguchi.demo.phone.bridge import KEY, BridgeServer, signed

Post = Callable[..., int]


@pytest.fixture(scope="module")
def service() -> Iterator[BridgeServer]:
    """One for all of a module."""
    with testing.running(BridgeServer()) as server:
        yield server


@pytest.fixture
def system(service: BridgeServer) -> BridgeServer:
    """The system, which was told nothing yet."""
    for kept in (service.sent, service.calls, service.next, service.files):
        kept.clear()
    return service


@pytest.fixture
def values(system: BridgeServer) -> dict[str, str]:
    """What our form holds; on loopback, so in the company's own network."""
    return {"address": f"{system.address}/hook", "signing_key": KEY, "inside": "yes"}


@pytest.fixture
def account(values: dict[str, str], db: None) -> Account:
    """Our account there."""
    return api.add_account(kind="bridge", name="アプリ", values=values)


@pytest.fixture
def post(account: Account, client: Client) -> Post:
    """The system calls our webhook; the status of the answer."""

    def posted(told: Any, **how: Any) -> int:
        body, headers = signed(told, **how)
        path = f"/channels/bridge/{account.key}/"
        return client.post(path, body, "application/json", headers=headers).status_code

    return posted
