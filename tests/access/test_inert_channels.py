"""What comes by an outside service stays text: words, names and file names, on every surface (F20)."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.test import Client, override_settings

from madoguchi.channels import api as channels
from madoguchi.channels.email.keeping import keep_mails
from madoguchi.channels.models import Account, RawEvent
from madoguchi.conversations.models import Conversation
from madoguchi.core import testing
from madoguchi.demo.phone import accounts
from madoguchi.demo.phone.handset import Call, Handset, Said
from madoguchi.demo.phone.played import SERVICES
from tests.plugins.fixtures import rolled_back

from .payloads import PAYLOADS, made_by_payloads
from .world import World, make_world

KINDS = [service.kind for service in SERVICES]
HOSTILE, LMTP = "700000666", "lmtp://127.0.0.1:9"
FORMULA = '=HYPERLINK("http://a.test/?xss")'


def address_at(kind: str) -> str:
    """Hers at the service."""
    return {"line": "U" + "6" * 32, "sms": "+819066666666", "email": "hostile@phone.test"}.get(kind, HOSTILE)


def taken(endpoint: str, call: Call) -> tuple[int, bytes]:
    """The service's call, taken by the desk in this process."""
    if endpoint == LMTP:
        return (200 if keep_mails(channels.accounts("email")[0], [call.body]) else 500), b""
    headers = {name: value for name, value in call.headers.items() if name != "Content-Type"}
    found = Client().post(endpoint, call.body, call.headers["Content-Type"], headers=headers)
    return found.status_code, found.content


def write_all(app: Handset) -> None:
    """Every payload as a message, and as the name of a file."""
    address, endpoint = address_at(app.service), accounts.endpoint(app.service)
    if app.unannounced:
        accounts.announce(app.service)
    for payload in (FORMULA, *PAYLOADS):
        assert app.say(address, Said("write", payload), endpoint, taken) < 300
    for payload in PAYLOADS[:4]:
        file = Said("send", name=f"{payload}.txt", media_type="text/plain", content=b"xss")
        assert app.say(address, file, endpoint, taken) < 300
    testing.work_off(task="channels.handle")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """By every service of the phone somebody has written every payload."""
    with django_db_blocker.unblock(), rolled_back(), ExitStack() as stack:
        made = make_world()
        Account.objects.all().delete()  # ours at the services are made anew
        apps, at, led = [], {}, {}
        for service in SERVICES:
            server = stack.enter_context(testing.running(service.made()))
            apps.append(service.opened(server))
            at[service.kind] = server.address
            led |= dict.fromkeys(service.speaks, server.address)
        at["lmtp"] = LMTP
        plugged = {**led, "MADOGUCHI_DEMO": True, "MADOGUCHI_PHONE": json.dumps(at)}
        stack.enter_context(override_settings(**plugged))
        accounts.connect()
        for app in apps:
            write_all(app)
        yield made


def pages(world: World, kind: str) -> Iterator[str]:
    """Where staff see what came by that service."""
    talk = Conversation.objects.filter(channel=kind).latest("pk").pk
    yield from (f"/desk/c/{talk}/", f"/desk/c/{talk}/thread/", f"/desk/c/{talk}/side/")
    yield from (f"/desk/c/{talk}/transcript/", "/desk/?view=all_open", "/desk/search/?q=xss")


@pytest.mark.parametrize("kind", KINDS)
def test_payloads_stay_text(world: World, kind: str) -> None:
    staff = world.browser("supervisor")
    for address in pages(world, kind):
        answer = staff.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        assert made_by_payloads(page) == [], address
        assert "xss" in page, f"{address} shows no payload"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_was_lost_on_the_way(world: World, kind: str) -> None:
    troubled = RawEvent.objects.filter(account__kind=kind).exclude(problem="")
    assert [event.problem for event in troubled] == []


def test_the_export_holds_them_as_text(world: World) -> None:
    """No cell is a formula to a spreadsheet."""
    answer: Any = world.browser("supervisor").post("/desk/exports/", {"view": "all_open"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
