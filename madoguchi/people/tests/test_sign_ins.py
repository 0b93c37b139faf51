"""Where somebody is signed in, ending it, and tries that lock nobody out."""

from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import SignIn
from madoguchi.people.streams import staff_topics

pytestmark = pytest.mark.django_db
PASSWORD = "kettle-and-rice-77"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605 Version/19 Safari/604.1"


@pytest.fixture
def sato():
    return people.create_staff(email="sato@desk.test", password=PASSWORD, name="佐藤")


def signed_in(password=PASSWORD, email="sato@desk.test", **more) -> Client:
    client = Client(**more)
    client.post("/account/login/", {"login": email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def stream(client: Client) -> HttpRequest:
    request = RequestFactory().get("/live/staff")
    request.COOKIES = {key: morsel.value for key, morsel in client.cookies.items()}
    return request


def test_each_browser_stands_in_the_list(sato):
    office, phone = signed_in(), signed_in(headers={"User-Agent": PHONE}, REMOTE_ADDR="203.0.113.7")
    held = people.open_sign_ins(sato.account_id, phone.session.session_key)
    assert [(one.current, one.how, people.device(one.user_agent), one.address) for one in held] == [
        (True, "password", "Safari · iPhone", "203.0.113.7"),
        (False, "password", "不明な端末", "127.0.0.1"),
    ]
    page = phone.get("/account/devices/").content.decode()
    assert "Safari · iPhone" in page
    assert page.count(">この端末<") == 1
    assert is_in(office)


def test_one_is_signed_out_and_her_stream_ends(sato):
    office, phone = signed_in(), signed_in()
    assert staff_topics(stream(phone)) is not None
    other = next(
        one for one in people.open_sign_ins(sato.account_id, office.session.session_key) if not one.current
    )
    assert office.post(f"/account/devices/{other.id}/removal/").status_code == 302
    assert not is_in(phone)
    assert staff_topics(stream(phone)) is None
    assert is_in(office)
    assert staff_topics(stream(office)) is not None
    assert office.post(f"/account/devices/{other.id}/removal/").status_code == 404


def test_nobody_signs_a_colleague_out(sato):
    people.create_staff(email="ito@desk.test", password=PASSWORD, name="伊藤")
    hers = signed_in()
    ito = signed_in(email="ito@desk.test")
    (held,) = people.open_sign_ins(sato.account_id)
    assert ito.post(f"/account/devices/{held.id}/removal/").status_code == 404
    ito.post("/account/devices/others/removal/")
    assert is_in(hers)


def test_everywhere_but_here(sato):
    here, there, elsewhere = signed_in(), signed_in(), signed_in()
    people.set_availability(staff_id=sato.id, availability="available", actor=core.SYSTEM)
    here.post("/account/devices/others/removal/")
    assert [is_in(one) for one in (here, there, elsewhere)] == [True, False, False]
    assert people.staff(sato.id).availability == "available"


def test_she_goes_offline_with_her_last_browser(sato):
    office, phone = signed_in(), signed_in()
    people.set_availability(staff_id=sato.id, availability="available", actor=core.SYSTEM)
    phone.post("/account/logout/")
    assert people.staff(sato.id).availability == "available"
    office.post("/account/logout/")
    assert people.staff(sato.id).availability == "offline"
    assert not SignIn.objects.filter(account_id=sato.account_id, ended_at=None).exists()


def test_a_new_password_ends_the_other_browsers_and_keeps_this_one(sato):
    here, there = signed_in(), signed_in()
    new = "brand-new-kettle-88"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", form).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert staff_topics(stream(there)) is None
    (held,) = people.open_sign_ins(sato.account_id, here.session.session_key)
    assert held.current


def test_whoever_is_dismissed_is_out_at_once(sato):
    client = signed_in()
    people.dismiss(staff_id=sato.id, actor=core.SYSTEM)
    assert not is_in(client)
    assert staff_topics(stream(client)) is None
    assert "/account/inactive/" in Client().post(
        "/account/login/", {"login": "sato@desk.test", "password": PASSWORD}
    ).get("Location", "")
    people.reinstate(staff_id=sato.id, actor=core.SYSTEM)
    assert is_in(signed_in())


def test_a_known_browser_is_not_locked_out_by_strangers(sato):
    mine = signed_in()
    mine.post("/account/logout/")
    for _ in range(110):  # the address is used up from everywhere
        core.allow("signin:address:sato@desk.test", limit=100, seconds=3600)
        core.allow("signin:client:127.0.0.1", limit=40, seconds=300)
    stranger = Client().post("/account/login/", {"login": "sato@desk.test", "password": PASSWORD})
    assert stranger.status_code == 200
    assert "パスキーを使うか" in stranger.content.decode()
    mine.post("/account/login/", {"login": "sato@desk.test", "password": PASSWORD})
    assert is_in(mine)


def test_a_known_browser_guesses_no_longer_than_another(sato):
    mine = signed_in()
    mine.post("/account/logout/")
    for _ in range(8):
        mine.post("/account/login/", {"login": "sato@desk.test", "password": "wrong"})
    mine.post("/account/login/", {"login": "sato@desk.test", "password": PASSWORD})
    assert not is_in(mine)
    with core.shift(timedelta(minutes=6)):
        mine.post("/account/login/", {"login": "sato@desk.test", "password": PASSWORD})
        assert is_in(mine)


def test_another_address_gains_nothing_from_a_known_browser(sato):
    people.create_staff(email="ito@desk.test", password=PASSWORD, name="伊藤")
    mine = signed_in()
    mine.post("/account/logout/")
    for _ in range(8):
        mine.post("/account/login/", {"login": "ito@desk.test", "password": "wrong"})
    mine.post("/account/login/", {"login": "ito@desk.test", "password": PASSWORD})
    assert not is_in(mine)


def test_the_list_costs_two_queries_however_long(sato, django_assert_num_queries):
    for _ in range(3):
        signed_in()
    with django_assert_num_queries(2):
        assert len(people.open_sign_ins(sato.account_id)) == 3
