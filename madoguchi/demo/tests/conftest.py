"""The demo's phone, switched on."""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api as channels
from madoguchi.channels.email.keeping import keep_mails
from madoguchi.core import testing
from madoguchi.demo.phone import accounts
from madoguchi.demo.phone.handset import Call, Handset
from madoguchi.demo.phone.played import SERVICES
from madoguchi.demo.phone.switched_on import Control

from .tapping import LMTP, Posted


@pytest.fixture
def apps(settings: Any) -> Iterator[dict[str, Handset]]:
    """Every app of the phone on its server, and our accounts there."""
    with contextlib.ExitStack() as stack:
        found, at = {}, {}
        for service in SERVICES:
            server = stack.enter_context(testing.running(service.made()))
            found[service.kind], at[service.kind] = service.opened(server), server.address
            for name in service.speaks:
                setattr(settings, name, server.address)
        control = stack.enter_context(testing.running(Control(found)))
        at[accounts.CONTROL] = "http://{}:{}".format(*control.server_address[:2])
        at["lmtp"] = LMTP
        settings.MADOGUCHI_DEMO, settings.MADOGUCHI_PHONE = True, json.dumps(at)
        accounts.connect()
        yield found


@pytest.fixture
def post(client: Client) -> Posted:
    """The service's call, taken by the desk in this process."""

    def posted(endpoint: str, call: Call) -> tuple[int, bytes]:
        if endpoint == LMTP:
            return (200 if keep_mails(channels.accounts("email")[0], [call.body]) else 500), b""
        headers = {name: value for name, value in call.headers.items() if name != "Content-Type"}
        found = client.post(endpoint, call.body, call.headers["Content-Type"], headers=headers)
        return found.status_code, found.content

    return posted
