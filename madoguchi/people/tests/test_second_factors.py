"""Codes after the password, the company's rule, and what is left when the telephone is lost."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, RequestFactory
from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.streams import staff_topics

pytestmark = pytest.mark.django_db
PASSWORD = "kettle-and-rice-77"
LOGIN = {"login": "sato@desk.test", "password": PASSWORD}


@pytest.fixture
def sato():
    return people.create_staff(email="sato@desk.test", password=PASSWORD, name="佐藤")


@pytest.fixture
def client(sato):
    client = Client()
    client.post("/account/login/", LOGIN)
    return client


def digits(key: str) -> str:
    return format_hotp_value(hotp_value(key, int(time.time()) // 30))


def set_up_app(client) -> tuple[str, list[str]]:
    """An authenticator app, and the recovery codes that came with it."""
    page = client.get("/account/second-factor/app/").content.decode()
    key = re.search(r'class="factor-key">([A-Z2-7]+)<', page).group(1)
    done = client.post("/account/second-factor/app/", {"code": digits(key)}, follow=True)
    return key, re.findall(r"<code>(\w[\w -]+)</code>", done.content.decode())


def second_step(code: str) -> Client:
    browser = Client()
    assert browser.post("/account/login/", LOGIN)["Location"] == "/account/login/code/"
    browser.post("/account/login/code/", {"code": code})
    return browser


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


def read(client, address: str) -> str:
    """The page as it reads, without the places where Japanese may break."""
    return client.get(address).content.decode().replace("<wbr>", "")


def demand(who: str = "everybody", **more) -> None:
    core.set_option(people.SignInRules(second_factor=who, **more), actor=core.SYSTEM)


def test_an_app_and_its_recovery_codes(client, sato):
    key, codes = set_up_app(client)
    assert len(codes) == 10
    assert people.staff(sato.id).second_factor
    assert not is_in(second_step("000000"))
    assert is_in(second_step(digits(key))) is True
    assert not is_in(second_step(digits(key))), "each code is good once"
    assert is_in(second_step(codes[0]))
    assert not is_in(second_step(codes[0]))
    assert "残り9個" in client.get("/account/second-factor/").content.decode()


def test_the_key_lies_sealed(client, sato, settings):
    key, _ = set_up_app(client)
    row = Authenticator.objects.get(user_id=sato.account_id, type="totp")
    assert key not in str(row.data)
    settings.SECRET_KEY = "another installation's"
    assert not is_in(second_step(digits(key)))


def test_codes_are_not_guessed_and_nobody_is_locked_out(client):
    key, _ = set_up_app(client)
    browser = Client()
    browser.post("/account/login/", LOGIN)
    for _ in range(8):
        browser.post("/account/login/code/", {"code": "000000"})
    browser.post("/account/login/code/", {"code": digits(key)})
    assert not is_in(browser)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    elsewhere.post("/account/login/", LOGIN)
    elsewhere.post("/account/login/code/", {"code": digits(key)})
    assert is_in(elsewhere)


def test_the_rule_keeps_out_until_it_is_done(client, sato):
    people.change_staff(staff_id=sato.id, actor=core.SYSTEM, role="supervisor")
    assert client.get("/desk/").status_code == 200
    demand()
    assert client.get("/desk/")["Location"] == "/account/second-factor/"
    assert client.post("/desk/heartbeats/")["Location"] == "/account/second-factor/"
    request = RequestFactory().get("/live/staff")
    request.COOKIES = {key: morsel.value for key, morsel in client.cookies.items()}
    assert staff_topics(request) is None
    page = read(client, "/account/second-factor/")
    assert "会社の決まりで、二段階認証が必要です" in page
    set_up_app(client)
    assert client.get("/desk/").status_code == 200
    assert staff_topics(request) is not None


def test_a_rule_for_administrators_alone(client):
    demand("administrators")
    assert client.get("/desk/").status_code == 200


def test_before_the_day_one_is_reminded_and_may_go_on(sato):
    demand(required_from=localdate(core.now()) + timedelta(days=3))
    browser = Client()
    assert browser.post("/account/login/", LOGIN)["Location"] == "/account/second-factor/"
    page = read(browser, "/account/second-factor/")
    assert "まもなく、二段階認証が必要になります" in page
    assert "あとで設定して窓口へ" in page
    assert browser.get("/desk/").status_code == 200
    with core.shift(timedelta(days=3)):
        assert browser.get("/desk/")["Location"] == "/account/second-factor/"


def test_a_lost_telephone(client, sato):
    set_up_app(client)
    assert people.remove_second_factors(staff_id=sato.id, actor=core.SYSTEM) == 2
    assert not is_in(client)
    assert not people.staff(sato.id).second_factor
    again = Client()
    again.post("/account/login/", LOGIN)
    assert is_in(again)
    assert people.remove_second_factors(staff_id=sato.id, actor=core.SYSTEM) == 0


def test_what_is_important_is_asked_for_again(client):
    set_up_app(client)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session["account_authentication_methods"] = session["account_authentication_methods"]
    session.save()
    assert "/account/reauthenticate/" in client.get("/account/second-factor/codes/")["Location"]
    client.post("/account/reauthenticate/?next=/account/second-factor/codes/", {"password": PASSWORD})
    assert client.get("/account/second-factor/codes/").status_code == 200


def test_passkeys_are_offered_to_the_browser(client):
    page = client.get("/account/passkeys/new/").content.decode()
    assert 'id="passkey-options"' in page
    refused = client.post("/account/passkeys/new/", {"name": "x", "credential": "{}", "passwordless": "on"})
    assert refused.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()
    asked = Client().get("/account/login/passkey/", headers={"Accept": "application/json"}).json()
    assert asked["request_options"]["publicKey"]["userVerification"] == "required"
