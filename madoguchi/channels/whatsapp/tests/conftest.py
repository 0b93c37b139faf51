"""Our number at a WhatsApp on loopback, and a phone that writes to us."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.core import testing
from madoguchi.demo.phone.graph import SECRET, TOKEN, VERIFY, signed
from madoguchi.demo.phone.whatsapp import BUSINESS, NUMBER_ID, WhatsAppServer

Post = Callable[..., int]


@pytest.fixture
def whatsapp(settings: Any) -> Iterator[WhatsAppServer]:
    """WhatsApp, as it answers here."""
    with testing.running(WhatsAppServer()) as server:
        settings.MADOGUCHI_META_API = server.address
        yield server


@pytest.fixture
def account(db: None) -> Account:
    """Our account there."""
    values = {
        "phone_number_id": NUMBER_ID, "business_id": BUSINESS, "access_token": TOKEN, "app_secret": SECRET,
        "verify_token": VERIFY,
    }  # fmt: skip
    return api.add_account(kind="whatsapp", name="あおぞら電機", values=values)


@pytest.fixture
def post(account: Account, client: Client, whatsapp: WhatsAppServer) -> Post:
    """WhatsApp calls our webhook with these; the status of the answer."""

    def posted(*told: dict[str, Any], secret: str = SECRET, number: str = NUMBER_ID) -> int:
        body, headers = signed(whatsapp.hook(*told, number=number), secret)
        path = f"/channels/whatsapp/{account.key}/"
        return client.post(path, body, "application/json", headers=headers).status_code

    return posted
