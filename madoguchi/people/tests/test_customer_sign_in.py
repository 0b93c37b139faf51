"""Customers come in by password, passkey, LINE or company accounts: a small real provider answers here."""

import hashlib
import json
import re
import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
PASSWORD = "りんごとケトルと湯気"
HANAKO = "hanako@coming.example"


def device() -> Client:
    return Client(headers={"accept-language": "ja"})


def proves(client: Client, address: str) -> int:
    sent = client.post("/me/", {"email": address})
    mail = next(mail for mail in core.outgoing_mail() if mail.purpose == "code" and mail.to == address)
    client.post(sent["Location"], {"code": re.search(r"\d{6}", mail.text).group()})
    return who(client)


def who(client: Client) -> int | None:
    return people.customer_by_token(client.cookies[people.VISITOR_COOKIE].value)


def letters() -> list[str]:
    return [mail.text.splitlines()[0] for mail in core.outgoing_mail() if mail.purpose == "security"]


# passwords


def test_a_password_that_she_set_lets_her_in_elsewhere(settings):
    home, away = device(), device()
    hanako = proves(home, HANAKO)
    form = {"password": PASSWORD, "again": PASSWORD}
    assert home.post("/my/profile/sign-in/password/", form)["Location"] == "/my/profile/sign-in/"
    assert letters() == ["お客様のアカウントにパスワードが設定されました。"]
    came = away.post("/me/password/", {"email": HANAKO.upper(), "password": PASSWORD, "next": "/my/profile/"})
    assert came["Location"] == "/my/profile/"
    assert who(away) == hanako
    assert [one.how for one in people.browsers(hanako)] == ["password", "code"]
    home.post("/my/profile/sign-in/password/removal/")
    assert away.post("/me/password/", {"email": HANAKO, "password": PASSWORD}).status_code == 422


def test_wrong_unknown_and_weak_change_nothing(settings):
    home, thief = device(), device()
    proves(home, HANAKO)
    assert (
        home.post("/my/profile/sign-in/password/", {"password": "short", "again": "short"}).status_code == 422
    )
    assert home.post("/my/profile/sign-in/password/", {"password": PASSWORD, "again": "x"}).status_code == 422
    assert not people.has_password(who(home))
    home.post("/my/profile/sign-in/password/", {"password": PASSWORD, "again": PASSWORD})
    wrong = [
        thief.post("/me/password/", {"email": address, "password": "guess"}).content
        for address in (HANAKO, "nobody@coming.example")
    ]
    said = [re.findall(rb'class="notice tone-[^>]*>.*?</div>', page, re.DOTALL) for page in wrong]
    assert said[0] == said[1] != []
    assert people.VISITOR_COOKIE not in thief.cookies
    for _ in range(8):
        thief.post("/me/password/", {"email": HANAKO, "password": "guess"})
    late = thief.post("/me/password/", {"email": HANAKO, "password": PASSWORD})
    assert late.status_code == 422
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post("/me/password/", {"email": HANAKO, "password": PASSWORD}).status_code == 302


def test_two_people_at_one_computer_stay_two(settings):
    shared = device()
    hanako = proves(shared, HANAKO)
    shared.post("/my/profile/sign-in/password/", {"password": PASSWORD, "again": PASSWORD})
    taro = proves(device(), "taro@coming.example")
    people.set_password(customer_id=taro, password=PASSWORD)
    shared.post("/me/password/", {"email": "taro@coming.example", "password": PASSWORD})
    assert who(shared) == taro
    assert people.customer(hanako).proven_email == HANAKO
    assert people.customer(taro).proven_email == "taro@coming.example"


def test_another_address_at_the_same_computer_is_another_person(settings):
    shared = device()
    hanako = proves(shared, HANAKO)
    taro = proves(shared, "taro@coming.example")
    assert taro != hanako
    assert people.customer(hanako).proven_email == HANAKO
    assert people.customer(taro).proven_email == "taro@coming.example"


# passkeys


class Key:
    """A device that keeps a passkey."""

    def __init__(self) -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = hashlib.sha256(b"passkey").digest()
        self.counter = 0

    def data(self, host: str, *, new: bool) -> AuthenticatorData:
        self.counter += 1
        public = ES256.from_cryptography_key(self.secret.public_key())
        held = AttestedCredentialData.create(b"\0" * 16, self.id, public) if new else b""
        flags = 0x05 | (0x40 if new else 0)
        start = hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.counter)
        return AuthenticatorData(start + bytes(held))

    def made(self, options: dict, host: str = "localhost") -> str:
        said = self._said("webauthn.create", options["challenge"], host)
        whole = AttestationObject.create("none", self.data(host, new=True), {})
        return self._credential(said, {"attestationObject": websafe_encode(whole)})

    def shown(self, options: dict, host: str = "localhost") -> str:
        said, data = self._said("webauthn.get", options["challenge"], host), self.data(host, new=False)
        signed = self.secret.sign(bytes(data) + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        answer = {"authenticatorData": websafe_encode(data), "signature": websafe_encode(signed)}
        return self._credential(said, answer)

    @staticmethod
    def _said(what: str, challenge: str, host: str) -> bytes:
        return CollectedClientData.create(what, challenge, f"http://{host}")

    def _credential(self, said: bytes, answer: dict) -> str:
        name = websafe_encode(self.id)
        response = {"clientDataJSON": websafe_encode(said), **answer}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def here() -> Client:
    return Client(headers={"accept-language": "ja", "host": "localhost"})


def options_in(page: bytes) -> dict:
    found = re.search(rb'<script id="passkey-options" type="application/json">(.*?)</script>', page)
    return json.loads(found.group(1))["creation_options"]["publicKey"]


@pytest.fixture
def kept(settings) -> tuple[int, Key]:
    settings.ALLOWED_HOSTS = ["*"]
    home, key = here(), Key()
    hanako = proves(home, HANAKO)
    options = options_in(home.get("/my/profile/sign-in/passkeys/new/").content)
    assert (
        home.post("/my/profile/sign-in/passkeys/new/", {"credential": key.made(options)}).status_code == 302
    )
    return hanako, key


def asked(client: Client) -> dict:
    return client.get("/me/passkey/").json()["request_options"]["publicKey"]


def test_a_passkey_lets_her_in_once_for_each_question(kept):
    hanako, key = kept
    away = here()
    shown = key.shown(asked(away))
    assert away.post("/me/passkey/", {"credential": shown})["Location"] == "/my/"
    assert who(away) == hanako
    assert people.browsers(hanako)[0].how == "passkey"
    again = here()
    again.cookies["madoguchi_passkey"] = away.cookies["madoguchi_passkey"].value
    assert again.post("/me/passkey/", {"credential": shown}).status_code == 422
    assert people.VISITOR_COOKIE not in again.cookies


def test_passkeys_that_are_not_believed(kept):
    hanako, key = kept
    other = here()
    stranger = Key()
    stranger.id = b"unknown" * 4
    for credential in (
        stranger.shown(asked(other)), "{}", "nonsense", key.shown(asked(other), host="evil.test"),
        key.shown({"challenge": websafe_encode(b"another" * 5)}),
    ):  # fmt: skip
        assert other.post("/me/passkey/", {"credential": credential}).status_code == 422
    forged = Key()
    assert other.post("/me/passkey/", {"credential": forged.shown(asked(other))}).status_code == 422
    key.counter = 0
    assert other.post("/me/passkey/", {"credential": key.shown(asked(other))}).status_code == 422
    (held,) = people.passkeys(hanako)
    assert held.used_at is None
    people.remove_passkey(customer_id=hanako, passkey_id=held.id)
    key.counter = 50
    assert other.post("/me/passkey/", {"credential": key.shown(asked(other))}).status_code == 422


# providers


class Provider(ThreadingHTTPServer):
    """Discovery, keys and token; `claims` is whom it names."""

    claims: dict[str, object]
    key: rsa.RSAPrivateKey
    asked: list[dict[str, list[str]]]
    algorithm = "RS256"

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def token(self) -> str:
        now = core.now().timestamp()
        claims = {"iss": self.issuer, "aud": "shop", "iat": now, "exp": now + 300, **self.claims}
        key = "line-secret-line-secret-line-secret" if self.algorithm == "HS256" else self.key
        return jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "k1"})


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *given: object) -> None:
        """Quiet."""

    def say(self, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        issuer = self.server.issuer
        if "well-known" in self.path:
            self.say({"issuer": issuer, "authorization_endpoint": f"{issuer}/authorize",
                      "token_endpoint": f"{issuer}/token", "jwks_uri": f"{issuer}/keys"})  # fmt: skip
        else:
            public = jwt.algorithms.RSAAlgorithm.to_jwk(self.server.key.public_key(), as_dict=True)
            self.say({"keys": [{**public, "kid": "k1", "use": "sig", "alg": "RS256"}]})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(parse_qs(body.decode()))
        self.say({"access_token": "t", "token_type": "Bearer", "id_token": self.server.token()})


@pytest.fixture(scope="module")
def signing_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def provider(db, settings, signing_key) -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), Answers)
    server.claims, server.asked, server.key = {"sub": "U77", "name": "髙橋 花子"}, [], signing_key
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.MADOGUCHI_LINE_LOGIN = server.issuer
    core.set_option(
        people.CustomerSignIn(line_channel="shop", label="会員ID", issuer=server.issuer, client_id="shop"),
        actor=core.SYSTEM,
    )
    people.keep_secret(name=people.PROVIDER_SECRETS["line"], value="line-secret-line-secret-line-secret")
    yield server
    server.shutdown()
    server.server_close()


def leaves(client: Client, name: str, provider: Provider, onward: str = "") -> dict[str, list[str]]:
    gone = client.get(f"/me/with/{name}/" + (f"?next={onward}" if onward else ""))
    asked = parse_qs(urlsplit(gone["Location"]).query)
    provider.claims = {**provider.claims, "nonce": asked["nonce"][0]}
    return asked


def test_line_brings_her_and_knows_her_again(provider):
    provider.algorithm = "HS256"
    phone = device()
    asked = leaves(phone, "line", provider, "/my/orders/")
    assert asked["code_challenge_method"] == ["S256"]
    came = phone.get("/me/with/line/arrival/", {"code": "c", "state": asked["state"][0]})
    assert came["Location"] == "/my/orders/"
    hanako = people.customer_by_identity(kind="line", value="U77")
    assert who(phone) == hanako
    assert people.customer(hanako).name == "髙橋 花子"
    other = device()
    asked = leaves(other, "line", provider)
    other.get("/me/with/line/arrival/", {"code": "c", "state": asked["state"][0]})
    assert who(other) == hanako
    assert provider.asked[0]["client_secret"] == ["line-secret-line-secret-line-secret"]


def test_a_verified_address_leads_to_whom_has_proven_it_and_another_says_nothing(provider):
    hanako = proves(device(), HANAKO)
    for verified, same in ((True, True), (False, False)):
        browser = device()
        provider.claims = {"sub": f"oidc-{verified}", "email": HANAKO, "email_verified": verified}
        asked = leaves(browser, "oidc", provider)
        browser.get("/me/with/oidc/arrival/", {"code": "c", "state": asked["state"][0]})
        assert (who(browser) == hanako) is same


def test_she_connects_and_disconnects_an_account(provider):
    home = device()
    hanako = proves(home, HANAKO)
    asked = leaves(home, "oidc", provider, "/my/profile/sign-in/")
    home.get("/me/with/oidc/arrival/", {"code": "c", "state": asked["state"][0]})
    assert who(home) == hanako
    assert "連携済み" in home.get("/my/profile/sign-in/").content.decode()
    home.post("/my/profile/sign-in/accounts/oidc/removal/")
    assert [one for one in people.customer(hanako).identities if one.kind == "oidc"] == []
    assert home.post("/my/profile/sign-in/accounts/email/removal/").status_code == 404


@pytest.mark.parametrize("forged", ["state", "nonce", "audience", "key", "none", "late", "no cookie"])
def test_what_a_provider_did_not_say_is_not_believed(provider, forged, monkeypatch):
    browser = device()
    asked = leaves(browser, "oidc", provider)
    state = "another" if forged == "state" else asked["state"][0]
    wrong = {"nonce": {"nonce": "x"}, "audience": {"aud": "elsewhere"}, "late": {"exp": 1}}
    provider.claims = {**provider.claims, **wrong.get(forged, {})}
    if forged == "key":
        monkeypatch.setattr(
            provider, "token", lambda: jwt.encode({"sub": "U77"}, "guess" * 10, algorithm="HS256")
        )
    if forged == "none":
        monkeypatch.setattr(provider, "token", lambda: jwt.encode({"sub": "U77"}, None, algorithm="none"))
    if forged == "no cookie":
        del browser.cookies["madoguchi_provider"]
    came = browser.get("/me/with/oidc/arrival/", {"code": "c", "state": state})
    assert came.status_code == 502
    assert people.VISITOR_COOKIE not in browser.cookies


def test_only_what_is_set_up_is_offered(db):
    page = device().get("/me/").content.decode()
    assert "パスワードでサインイン" in page
    assert "LINE" not in page
    assert device().get("/me/with/line/").status_code == 404
    core.set_option(people.CustomerSignIn(passwords=False, passkeys=False), actor=core.SYSTEM)
    page = device().get("/me/").content.decode()
    assert "そのほかのサインイン方法" not in page
    assert device().get("/me/password/").status_code == 404
    assert device().get("/me/passkey/").status_code == 404
