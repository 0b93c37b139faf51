"""Our account at a text message service on loopback, and a telephone that writes to us."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.core import testing
from madoguchi.demo.phone.sms import ACCOUNT, TOKEN, SmsServer, signed

Post = Callable[..., HttpResponse]


@pytest.fixture(scope="module")
def service() -> Iterator[SmsServer]:
    """One for all of a module."""
    with testing.running(SmsServer()) as server:
        yield server


@pytest.fixture
def sms(service: SmsServer) -> SmsServer:
    """The service, which has sent nothing yet."""
    for kept in (service.sent, service.calls, service.next, service.media, service.stopped):
        kept.clear()
    service.hook = ""
    return service


@pytest.fixture
def account(sms: SmsServer, db: None) -> Account:
    """Our account there; its number as one writes it at home."""
    values = {"account_sid": ACCOUNT, "auth_token": TOKEN, "number": "050-1234-5678", "server": sms.address}
    return api.add_account(kind="sms", name="あおぞら電機", values=values)


@pytest.fixture
def post(account: Account, client: Client, sms: SmsServer) -> Post:
    """The service calls our webhook, and sends on what is answered there."""

    def posted(params: dict[str, str], *, token: str = TOKEN, address: str = "") -> HttpResponse:
        body, headers = signed(address or api.webhook_address(account), params, token)
        path, kind = f"/channels/sms/{account.key}/", "application/x-www-form-urlencoded"
        answered = client.post(path, body, kind, headers=headers)
        if answered.content:
            sms.hear(params["From"], answered.content)
        return answered

    return posted
