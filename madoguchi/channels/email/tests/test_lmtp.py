"""A mail server hands mails over: acknowledged when they are kept, refused where the mailbox is not ours."""

import asyncio
import smtplib
import socket
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connections

from madoguchi.channels import api as channels
from madoguchi.channels.email import lmtp
from madoguchi.channels.models import Account as AccountRow
from madoguchi.channels.models import RawEvent
from madoguchi.channels.shapes import Account

from .taking import mail

pytestmark = pytest.mark.django_db(transaction=True)
OURS = "lmtp@aozora.example"


@pytest.fixture
def account() -> Iterator[Account]:
    """A mailbox that gets its mails by LMTP."""
    made = channels.add_account(kind="email", name="lmtp", values={"address": OURS, "imap_host": "x"})
    yield made
    AccountRow.objects.filter(pk=made.id).delete()


@pytest.fixture
def client(account: Account) -> Iterator[smtplib.LMTP]:
    """The standard library's client, connected to a running door."""
    bound = socket.create_server(("127.0.0.1", 0))
    loop, ready = asyncio.new_event_loop(), Event()

    async def serve() -> None:
        server = await lmtp.listen(bound)
        async with server:
            ready.set()
            await ended.wait()

    ended = asyncio.Event()
    thread = Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(10)
    with smtplib.LMTP("127.0.0.1", bound.getsockname()[1], timeout=20) as door:
        yield door
    loop.call_soon_threadsafe(ended.set)
    thread.join(10)
    loop.close()
    connections.close_all()


def test_it_is_acknowledged_when_it_is_kept_to_the_byte_and_once(
    account: Account, client: smtplib.LMTP
) -> None:
    raw = mail(account, b"\xff\x00.\r\n..\r\nend")
    for _again in range(2):
        assert client.sendmail("a@mail.example", [OURS], raw) == {}
    assert [bytes(one.body) for one in RawEvent.objects.filter(account=account.id)] == [raw]


def test_an_address_with_a_sign_is_ours_and_others_are_refused(
    account: Account, client: smtplib.LMTP
) -> None:
    refused = client.sendmail(
        "a@mail.example", ["lmtp+12-ab@AOZORA.example", "no@else.example"], mail(account)
    )
    assert refused["no@else.example"][0] == 550
    assert RawEvent.objects.filter(account=account.id).count() == 1
    channels.pause(account_id=account.id)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        client.sendmail("a@mail.example", [OURS], mail(account))


def test_what_could_not_be_kept_is_not_acknowledged(
    account: Account, client: smtplib.LMTP, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(lmtp, "keep_mails", broken)
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@mail.example", [OURS], mail(account, b"later"))
    assert refused.value.smtp_code == 451
    assert RawEvent.objects.filter(account=account.id).count() == 0
    client.sendmail("a@mail.example", [OURS], mail(account, b"later"))
    assert RawEvent.objects.filter(account=account.id).count() == 1


def test_every_recipient_has_an_answer_of_its_own(account: Account, client: smtplib.LMTP) -> None:
    other = channels.add_account(
        kind="email", name="b", values={"address": "b@aozora.example", "imap_host": "x"}
    )
    client.ehlo_or_helo_if_needed()
    client.mail("a@mail.example")
    for one in (OURS, "b@aozora.example"):
        assert client.rcpt(one)[0] == 250
    client.putcmd("data")
    assert client.getreply()[0] == 354
    client.send(mail(account) + b".\r\n")
    assert [client.getreply()[0] for _each in range(2)] == [250, 250]
    assert RawEvent.objects.filter(account__in=(account.id, other.id)).count() == 2
    AccountRow.objects.filter(pk=other.id).delete()
