"""Our mails are signed so that others can check it; a token signs us in; a mail that comes ends IDLE."""

import base64
import json
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread, Timer
from typing import Any
from urllib.parse import parse_qs

import dkim
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from madoguchi.channels import api as channels
from madoguchi.channels.email import health, send, signing_in
from madoguchi.channels.email.mailbox import opened
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.shapes import Account, Broken
from madoguchi.conversations import api as conversations

from .conftest import OURS, Sink
from .dovecot import Dovecot, free_port
from .taking import mail, take, talks

pytestmark = pytest.mark.django_db


class Tokens(BaseHTTPRequestHandler):
    """Gives a token for the one refresh token that it knows."""

    asked: list[dict[str, list[str]]] = []

    def do_POST(self) -> None:
        given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.asked.append(given)
        good = given.get("refresh_token") == ["refresh-1"]
        body = {"access_token": "token-1", "expires_in": 3600} if good else {"error": "invalid_grant"}
        self.send_response(200 if good else 400)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def tokens() -> Iterator[str]:
    """The address at which tokens are given."""
    Tokens.asked = []
    server = HTTPServer(("127.0.0.1", 0), Tokens)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/token"
    server.shutdown()
    server.server_close()
    thread.join()


def keys() -> tuple[str, bytes]:
    """A key for DKIM, and what the DNS says of it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem.decode(), b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def test_what_we_send_carries_a_signature_that_holds(alone: None, posted: Any) -> None:
    pem, said = keys()
    values = {
        "address": OURS,
        "imap_host": "x",
        "dkim_selector": "desk",
        "dkim_key": pem,
        "acknowledge": "no",
    }
    box = channels.add_account(kind="email", name="signed", values=values)
    take(box, mail(box, b"hello", Cc="boss@mail.example"))
    conversations.answer(conversation_id=talks().get().pk, body="承りました。", client_id="x")
    channels.deliver(conversation_id=talks().get().pk)
    raw = posted[-1][1]
    names: list[bytes] = []

    def dns(name: bytes, timeout: int = 5) -> bytes:
        names.append(name)
        return said

    assert dkim.verify(raw, dnsfunc=dns)
    assert names == [b"desk._domainkey.aozora.example."]
    assert not dkim.verify(raw.replace(b"Subject:", b"Subject: x"), dnsfunc=dns)


def oauth(tokens: str, port: int, refresh: str) -> Account:
    values = {
        "address": OURS, "imap_host": "127.0.0.1", "smtp_host": "127.0.0.1", "smtp_port": str(port),
        "smtp_security": "none", "imap_security": "none", "sign_in": "oauth2", "client_id": "desk",
        "client_secret": "s", "refresh_token": refresh, "token_url": tokens,
    }  # fmt: skip
    return channels.add_account(kind="email", name="oauth", values=values)


def test_smtp_is_signed_into_by_a_token_that_is_fetched_once(alone: None, tokens: str) -> None:
    kept, told = Sink(), []

    def judge(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=True)

    class Server(Sink):
        async def auth_XOAUTH2(self, server: Any, args: list[str]) -> AuthResult:
            told.append(base64.b64decode(args[1]).decode())
            return AuthResult(success=told[-1] == signing_in.xoauth2(OURS, "token-1"))

    kept = Server()
    door = Controller(
        kept, hostname="127.0.0.1", port=free_port(), auth_require_tls=False, authenticator=judge
    )
    door.start()
    try:
        box = Mailbox(oauth(tokens, door.port, "refresh-1"))
        for _each in range(2):
            send.post(box, ["a@mail.example"], b"Subject: x\r\n\r\ny\r\n")
    finally:
        door.stop()
    assert len(kept.mails) == 2
    assert told == ["user=support@aozora.example\x01auth=Bearer token-1\x01\x01"] * 2
    assert [one["grant_type"] for one in Tokens.asked] == [["refresh_token"]]


def test_a_token_that_is_refused_opens_the_breaker(alone: None, tokens: str) -> None:
    with pytest.raises(Broken) as refused:
        signing_in.token(Mailbox(oauth(tokens, 9, "stolen")))
    assert refused.value.reason == "keys"


def test_a_mail_that_arrives_ends_the_waiting(dovecot: Dovecot, account: Account) -> None:
    address = Mailbox(account).address
    dovecot.deliver(address, [mail(account, b"first")])
    with opened(Mailbox(account)) as inbox:
        assert inbox.may_wait()
        before = inbox.uids(0)
        later = Timer(0.3, dovecot.deliver, (address, [mail(account, b"second")]))
        begun = time.monotonic()
        later.start()
        inbox.wait(20)
        later.join()
        assert time.monotonic() - begun < 15
        assert len(inbox.uids(0)) == len(before) + 1


def test_keys_of_a_mailbox_are_never_told_to_what_describes_a_machine(
    alone: None, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Neither as the address of tokens nor as a server of mails, by number or by name."""
    monkeypatch.setattr(socket, "create_connection", lambda *given: pytest.fail(f"called {given}"))
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **more: found)
    box = Mailbox(oauth("http://metadata.example/token", 25, "refresh-1"))
    told = health.check(box.account)
    assert (told.ok, told.reason) == (False, "inside")
    for ask in (lambda: signing_in.token(box), lambda: send.connected(box), lambda: opened(box).__enter__()):
        with pytest.raises(Broken) as refused:
            ask()
        assert refused.value.reason == "inside"
