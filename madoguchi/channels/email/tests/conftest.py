"""A mailbox of ours at a real server, and a server that takes what we send."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.email import fetching, send
from madoguchi.channels.email.mailbox import opened
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.models import Account as AccountRow
from madoguchi.channels.shapes import Account
from madoguchi.core import testing
from madoguchi.people import api as people

from .dovecot import PASSWORD, Dovecot, free_port, installed

OURS = "support@aozora.example"


class Sink:
    """Takes mails, or answers what `refusal` says."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], bytes]] = []
        self.refusal = ""
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """What aiosmtpd calls."""
        if self.refusal:
            return self.refusal
        self.mails.append((list(envelope.rcpt_tos), bytes(envelope.content)))
        return "250 kept"


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """The server; its mailboxes are made on first use."""
    if not installed():
        pytest.fail("dovecot is missing: apt-get install dovecot-imapd dovecot-lmtpd")
    server = Dovecot()
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Where our mails arrive."""
    kept = Sink()
    kept.port = free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=kept.port)
    controller.start()
    yield kept
    controller.stop()


def mailbox_at(dovecot: Dovecot, sink: Any, address: str = OURS, **more: str) -> Account:
    """An account of ours, with a mailbox that nobody has written to yet."""
    here = {"imap_host": "127.0.0.1", "smtp_host": "127.0.0.1"}
    ports = {"imap_port": str(dovecot.imap), "smtp_port": str(sink.port)}
    plain = {"imap_security": "none", "smtp_security": "none", "password": PASSWORD, "begin": "unseen"}
    words = {"address": address, "sender_name": "青空家電", "signature": "青空家電 お客様窓口"}
    values = here | ports | plain | words | more
    return api.add_account(kind="email", name=address, values=values)


@pytest.fixture
def account(dovecot: Dovecot, sink: Sink, alone: None, request: Any) -> Account:
    """Our mailbox, one of its own for every test."""
    return mailbox_at(dovecot, sink, f"support-{abs(hash(request.node.name))}@aozora.example")


@pytest.fixture
def staff(db: None) -> int:
    """Somebody who may answer everything."""
    made = people.create_staff(email="mori@aozora.test", password=None, name="森", role="supervisor")
    return made.id


def fetch(account: Account) -> int:
    """Look into the mailbox once and do what follows; how many mails were read."""
    with opened(Mailbox(account)) as inbox:
        read = fetching.fetch(account, inbox)
    testing.work_off()
    return read


@pytest.fixture
def alone(db: None) -> None:
    """Without the mailbox of the demo company, and what came to it."""
    AccountRow.objects.filter(kind="email").delete()


@pytest.fixture
def mailbox(alone: None) -> Account:
    """A mailbox of ours that no server stands behind."""
    values = {"address": OURS, "sender_name": "青空家電", "imap_host": "127.0.0.1", "acknowledge": "no"}
    return api.add_account(kind="email", name=OURS, values=values)


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], bytes]]:
    """What our mailbox hands to its server, in place of a server."""
    kept: list[tuple[list[str], bytes]] = []
    monkeypatch.setattr(send, "post", lambda box, to, raw: kept.append((list(to), raw)))
    return kept


@pytest.fixture
def hired(alone: None) -> Any:
    """hired("agent", "north"): a member of staff of these teams, who reads English, with her browser."""

    def hire(role: str = "supervisor", *teams: str) -> SimpleNamespace:
        for slug in teams:
            if slug not in {one.slug for one in people.teams()}:
                people.create_team(slug=slug, name_ja=slug, name_en=slug)
        made = people.create_staff(
            email=f"{role}-{'-'.join(teams)}@mail.test", password=None, name=role, role=role, teams=teams
        )
        client = Client(headers={"accept-language": "en"})
        client.cookies["madoguchi_language"] = "en"
        client.force_login(get_user_model().objects.get(pk=made.account_id))
        return SimpleNamespace(id=made.id, client=client, viewer=people.Viewer("staff", staff=made))

    return hire
