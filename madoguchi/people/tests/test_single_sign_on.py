"""Sign-in through an identity provider: a small real one answers on this machine."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Secret

pytestmark = pytest.mark.django_db
LOGIN, CALLBACK = "/account/login/sso/company/", "/account/login/sso/company/callback/"


class Provider(ThreadingHTTPServer):
    """Discovery, token and userinfo; `claims` is who signs in there."""

    claims: dict[str, object]
    asked: list[dict[str, list[str]]]

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *given: object) -> None:
        """Quiet."""

    def say(self, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        issuer = self.server.issuer
        if "well-known" in self.path:
            self.say({
                "issuer": issuer, "authorization_endpoint": f"{issuer}/authorize",
                "jwks_uri": f"{issuer}/keys", "token_endpoint": f"{issuer}/token",
                "userinfo_endpoint": f"{issuer}/me",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            })  # fmt: skip
        else:
            self.say(self.server.claims)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.asked.append(parse_qs(self.rfile.read(length).decode()))
        self.say({"access_token": "t", "token_type": "Bearer", "id_token": _token(self.server)})


def _token(provider: Provider) -> str:
    claims = {**provider.claims, "iss": provider.issuer, "aud": "desk", "iat": 1, "exp": 4_000_000_000}
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return (
        ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
        + "."
    )


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), Answers)
    server.claims, server.asked = {"sub": "77", "email": "sato@desk.test", "email_verified": True}, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def sso(provider):
    people.keep_secret(name=people.SINGLE_SIGN_ON_SECRET, value="s3cret-of-the-provider")
    switch(provider)


@pytest.fixture
def sato():
    return people.create_staff(email="sato@desk.test", password="kettle-and-rice-77", name="佐藤")


def switch(provider: Provider, **more) -> None:
    values = {"enabled": True, "label": "青空ID", "issuer": provider.issuer, "client_id": "desk"}
    core.set_option(people.SingleSignOn(**{**values, **more}), actor=core.SYSTEM)


def come(client: Client):
    """To the provider and back, as a browser does."""
    leads = client.get(LOGIN)["Location"]
    asked = parse_qs(urlsplit(leads).query)
    assert asked["code_challenge_method"] == ["S256"]
    return client.get(CALLBACK, {"code": "c", "state": asked["state"][0]})


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


def test_who_works_here_comes_in(client, sato, provider):
    assert "青空IDでサインイン" in client.get("/account/login/").content.decode().replace("<wbr>", "")
    assert come(client).status_code == 302
    assert is_in(client)
    assert provider.asked[0]["client_secret"] == ["s3cret-of-the-provider"]
    assert people.sign_ins(staff_account=sato.account_id)[0].how == "sso"
    assert is_in_again(sato)


def is_in_again(sato) -> bool:
    """The second time the provider's own id is known, whatever the address."""
    again = Client()
    come(again)
    return is_in(again)


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "1", "email": "nobody@desk.test", "email_verified": True},
        {"sub": "1", "email": "sato@desk.test", "email_verified": False},
        {"sub": "1"},
    ],
    ids=["a stranger", "an address nobody verified", "no address"],
)
def test_others_do_not(client, sato, provider, claims):
    provider.claims = claims
    answer = come(client)
    assert answer.status_code == 403
    assert "サインインできません" in answer.content.decode().replace("<wbr>", "")
    assert not is_in(client)
    assert len(people.sign_ins(staff_account=sato.account_id)) == 0


def test_only_the_companys_domains(client, sato, provider):
    switch(provider, domains=("aozora.example",))
    assert come(client).status_code == 403
    switch(provider, domains=("desk.test",))
    come(client)
    assert is_in(client)


def test_who_was_dismissed_stays_out(client, sato, provider):
    come(client)
    people.dismiss(staff_id=sato.id, actor=core.SYSTEM)
    again = Client()
    assert come(again).status_code == 403
    assert not is_in(again)


def test_who_is_invited_joins_by_it(client, provider):
    provider.claims = {"sub": "9", "email": "new@desk.test", "email_verified": True}
    invited = people.invite(email="new@desk.test", name="新人", actor=core.SYSTEM)
    come(client)
    assert is_in(client)
    assert people.staff(invited.id).active
    assert invited.id not in people.waiting_invitations()


def test_the_providers_second_factor_may_count(client, sato, provider):
    core.set_option(people.SignInRules(second_factor="everybody"), actor=core.SYSTEM)
    come(client)
    assert client.get("/desk/")["Location"] == "/account/second-factor/"
    switch(provider, second_factor=True)
    assert client.get("/desk/").status_code == 200


def test_a_provider_that_does_not_answer_says_so(client, sato, provider):
    switch(provider, issuer="http://127.0.0.1:9")
    answer = client.get(LOGIN)
    assert answer.status_code == 403
    assert "完了できませんでした" in answer.content.decode().replace("<wbr>", "")


def test_a_forged_answer_is_refused(client, sato):
    client.get(LOGIN)
    assert client.get(CALLBACK, {"code": "c", "state": "forged"}).status_code == 403
    assert not is_in(client)


def test_switched_off_it_is_not_there(client, provider):
    switch(provider, enabled=False)
    assert client.get(LOGIN).status_code == 404
    assert "青空ID" not in client.get("/account/login/").content.decode()


def test_the_secret_lies_sealed_and_in_no_export(settings):
    assert "s3cret" not in Secret.objects.get(name=people.SINGLE_SIGN_ON_SECRET).sealed
    assert "s3cret" not in str(core.option(people.SingleSignOn))
    settings.SECRET_KEY = "another installation's"
    assert people.kept_secret(people.SINGLE_SIGN_ON_SECRET) == ""
