"""The test of a mailbox says at which server what is wrong; the DNS of its domain is looked up honestly."""

import datetime
import ipaddress
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import dns.exception
import dns.resolver
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.utils.translation import override

from madoguchi.channels import api as channels
from madoguchi.channels.email import sending_domain
from madoguchi.channels.email.health import check
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.email.troubles import REASONS
from madoguchi.channels.shapes import Account

from .dovecot import free_port

pytestmark = pytest.mark.django_db


class Refusing:
    """Takes no mail; AUTH is what is tried."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """What aiosmtpd calls."""
        return "250 kept"


def refuse(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.password == b"right", handled=False)


def certificate(folder: Path, name: str, *, days: int = 30) -> tuple[Path, Path]:
    """A certificate for this name that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name == "127.0.0.1":
        names = [x509.IPAddress(ipaddress.ip_address(name))]
    made = (
        x509.CertificateBuilder().subject_name(called).issuer_name(called).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=60))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    cert, secret = folder / f"{name}.pem", folder / f"{name}.key"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form, none = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, none))
    return cert, secret


@pytest.fixture
def posts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Controller]:
    """An SMTP server on loopback; with a certificate where one is named."""
    named = getattr(request, "param", None)
    more: dict[str, Any] = {}
    if named:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate(tmp_path, named[0], days=named[1]))
        more["ssl_context"] = context
    server = Controller(
        Refusing(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=refuse,
        auth_require_tls=False,
        **more,
    )
    server.start()
    yield server
    server.stop()


def box(**values: str) -> Account:
    """A mailbox whose mails are handed over, so that only its SMTP server matters, unless said otherwise."""
    held = {
        "address": "desk@aozora.example",
        "smtp_host": "127.0.0.1",
        "smtp_security": "none",
        "user": "desk",
    }
    return channels.add_account(kind="email", name="desk", values={**held, "password": "right", **values})


def test_what_is_right_says_so_at_both(posts: Controller) -> None:
    found = check(box(smtp_port=str(posts.port)))
    assert (found.ok, found.name) == (True, "desk@aozora.example")
    with override("en"):
        assert [str(value) for _label, value in found.details[:2]] == ["works", "works"]


def test_a_wrong_password_is_told_apart_from_a_wrong_port(posts: Controller) -> None:
    assert check(box(smtp_port=str(posts.port), password="wrong")).reason == "smtp_password"
    assert check(box(smtp_port=str(free_port()))).reason == "smtp_port"
    assert check(box(smtp_host="no-such-server.invalid")).reason == "smtp_name"
    assert check(box(smtp_port=str(posts.port), smtp_security="starttls")).reason == "smtp_no_starttls"


def test_tls_at_a_port_that_speaks_none_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]

        def plain() -> None:
            came, _who = door.accept()
            with came, suppress(OSError):
                came.recv(1024)
                came.sendall(b"220 not TLS at all, but words\r\n")
                came.recv(1024)

        answering = Thread(target=plain, daemon=True)
        answering.start()
        assert check(box(smtp_port=str(port), smtp_security="tls")).reason == "smtp_plain"
        answering.join(5)


@pytest.mark.parametrize(
    ("posts", "trusted", "reason"),
    [
        (("mx.elsewhere.example", 30), True, "smtp_other_name"), (("127.0.0.1", 30), False, "smtp_untrusted"),
        (("127.0.0.1", -1), True, "smtp_expired"), (("127.0.0.1", 30), True, ""),
    ],
    indirect=["posts"],
)  # fmt: skip
def test_a_certificate_that_does_not_fit_says_how(
    posts: Controller, trusted: bool, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(next(tmp_path.glob("*.pem"))))
    assert check(box(smtp_port=str(posts.port), smtp_security="tls")).reason == reason


@pytest.mark.parametrize("posts", [("mx.elsewhere.example", 30)], indirect=True)
def test_mails_are_fetched_from_nobody_who_shows_another_name(
    posts: Controller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(next(tmp_path.glob("*.pem"))))
    whose = box(
        imap_host="127.0.0.1", imap_port=str(posts.port), imap_security="tls", smtp_port=str(free_port())
    )
    found = check(whose)
    assert found.reason == "imap_other_name"
    assert REASONS["smtp_port"] in [value for _label, value in found.details]


def test_every_reason_has_words() -> None:
    assert all(re.search(r"\w", str(words)) for words in REASONS.values())


class Told:
    """A resolver that knows these names."""

    def __init__(self, known: dict[str, list[str]] | None) -> None:
        self.known = known

    def resolve(self, name: str, kind: str) -> list[Any]:
        """As dnspython does."""
        if self.known is None:
            raise dns.exception.Timeout
        if name not in self.known:
            raise dns.resolver.NXDOMAIN
        # long texts come in pieces of 255 bytes
        return [
            type("Row", (), {"strings": [text[at : at + 255].encode() for at in range(0, len(text), 255)]})
            for text in self.known[name]
        ]


def looked_up(
    monkeypatch: pytest.MonkeyPatch, box: Mailbox, known: dict[str, list[str]] | None
) -> dict[str, str]:
    monkeypatch.setattr(sending_domain, "resolver", lambda: Told(known))
    return {one.kind: one.state for one in sending_domain.looked_up(box)}


def test_records_are_found_right_other_missing_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"dkim_selector": "s1", "dkim_key": sending_domain.new_key(), "smtp_host": "smtp.office365.com"}
    whose = Mailbox(box(**held))
    spf, dkim, dmarc = sending_domain.records(whose)
    assert spf.value == "v=spf1 include:spf.protection.outlook.com ~all"
    assert (dkim.name, dmarc.name) == ("s1._domainkey.aozora.example", "_dmarc.aozora.example")
    right = {
        spf.name: ["verified=1", "v=spf1 include:other.example include:spf.protection.outlook.com -all"],
        dkim.name: [dkim.value.replace("p=", "p= ")], dmarc.name: ["v=DMARC1; p=reject"],
    }  # fmt: skip
    assert looked_up(monkeypatch, whose, right) == dict.fromkeys(("spf", "dkim", "dmarc"), "right")
    other = {spf.name: ["v=spf1 -all"], dkim.name: ["v=DKIM1; p="], dmarc.name: ["v=DMARC1"]}
    assert looked_up(monkeypatch, whose, other) == dict.fromkeys(("spf", "dkim", "dmarc"), "other")
    twice = {**right, spf.name: [spf.value, spf.value]}
    assert looked_up(monkeypatch, whose, twice)["spf"] == "other"
    assert looked_up(monkeypatch, whose, {}) == dict.fromkeys(("spf", "dkim", "dmarc"), "missing")
    assert looked_up(monkeypatch, whose, None) == dict.fromkeys(("spf", "dkim", "dmarc"), "silent")


def test_a_key_is_made_once_and_its_public_half_shown(hired: Any) -> None:
    client = hired("administrator").client
    whose = box(smtp_host="mx.aozora.example")
    address = f"/settings/channels/{whose.id}/domain/"
    assert "We hold no key" in client.get(address).content.decode()
    client.post(f"{address}key/")
    first = client.get(address).content.decode()
    assert "v=DKIM1; k=rsa; p=" in first
    assert "v=spf1 a:mx.aozora.example ~all" in first
    assert "PRIVATE" not in first
    client.post(f"{address}key/")
    key = re.search(r"p=[\w+/=]{100,}", first)
    assert key
    assert key[0] in client.get(address).content.decode()


def test_a_provider_fills_in_what_is_the_same_for_everybody(hired: Any) -> None:
    client = hired("administrator").client
    whose = box(signature="Aozora")
    page = client.get(f"/settings/channels/{whose.id}/setup/").content.decode()
    for words in ("Google Workspace", "Microsoft 365", "LMTP", "app password"):
        assert words in page
    answer = client.post(f"/settings/channels/{whose.id}/guide/", {"guide": "microsoft"})
    assert answer.status_code == 302
    one = channels.faring(whose.id)
    assert one
    held = one.account.settings
    assert (held["imap_host"], held["smtp_port"], held["sign_in"]) == (
        "outlook.office365.com",
        "587",
        "oauth2",
    )
    assert (held["signature"], one.account.secret("password")) == ("Aozora", "right")
    assert client.post(f"/settings/channels/{whose.id}/guide/", {"guide": "x"}).status_code == 404
