"""Signing in, the customer's code pages, and what the streams allow."""

import re

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Account
from madoguchi.people.streams import staff_topics

pytestmark = pytest.mark.django_db
PASSWORD = "kettle-and-rice-77"


@pytest.fixture(autouse=True)
def _confirm_by_ourselves(settings):
    settings.MADOGUCHI_CONFIRM_CODE = "madoguchi.people.api.confirm_code"


@pytest.fixture
def sato():
    people.create_team(slug="t-one", name_ja="一課", name_en="One")
    return people.create_staff(
        email="sato@desk.test", password=PASSWORD, name="佐藤", teams=("t-one",), role="agent"
    )


def sign_in(client: Client, password: str = PASSWORD, email: str = "sato@desk.test"):
    return client.post("/account/login/", {"login": email, "password": password})


def stream(client: Client) -> HttpRequest:
    request = RequestFactory().get("/live/staff")
    request.COOKIES = {key: morsel.value for key, morsel in client.cookies.items()}
    return request


def test_signing_in_and_out(client, sato):
    page = client.get("/account/login/").content.decode()
    assert "担当者サインイン" in page
    assert "style=" not in page
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/settings/start/")
    assert client.cookies["madoguchi_staff"]["httponly"]
    team = sato.team_ids[0]
    assert staff_topics(stream(client)) == {f"staff:{sato.id}", "inbox:0", f"inbox:{team}"}
    people.set_availability(staff_id=sato.id, availability="available", actor=core.SYSTEM)
    before = stream(client)
    client.post("/account/logout/")
    assert staff_topics(before) is None
    assert people.staff(sato.id).availability == "offline"


def test_streams_by_role(client, sato):
    sign_in(client)
    people.change_staff(staff_id=sato.id, role="editor", actor=core.SYSTEM)
    assert staff_topics(stream(client)) == {f"staff:{sato.id}"}
    people.change_staff(staff_id=sato.id, role="supervisor", actor=core.SYSTEM)
    assert {f"inbox:{team.id}" for team in people.teams()} < staff_topics(stream(client))
    people.change_staff(staff_id=sato.id, active=False, actor=core.SYSTEM)
    assert staff_topics(stream(client)) is None


def test_wrong_passwords_and_unknown_people_look_alike(client, sato):
    known = sign_in(client, "wrong").content.decode()
    unknown = sign_in(client, "wrong", "nobody@desk.test").content.decode()
    messages = [re.findall(r'class="notice[^>]*>.*?</div>', page, re.DOTALL) for page in (known, unknown)]
    assert messages[0] == messages[1]
    assert messages[0]
    assert "_auth_user_id" not in client.session


def test_guessing_is_slowed_but_locks_nobody_out(client, sato):
    for _ in range(8):
        sign_in(client, "wrong")
    assert sign_in(client).status_code == 200
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sign_in(elsewhere).status_code == 302


def test_who_left_cannot_sign_in(client, sato):
    people.change_staff(staff_id=sato.id, active=False, actor=core.SYSTEM)
    assert sign_in(client)["Location"] == "/account/inactive/"
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client):
    mail = {"email": "new@desk.test", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post("/account/signup/", mail)
    assert "こちらからの登録は受け付けていません" in answer.content.decode()
    assert not Account.objects.filter(email="new@desk.test").exists()


def test_a_forgotten_password(client, sato):
    page = client.post("/account/password/reset/", {"email": "sato@desk.test"})
    assert page["Location"] == "/account/password/reset/done/"
    mail = core.outgoing_mail(1)[0]
    assert (mail.to, mail.purpose) == ("sato@desk.test", "sign_in")
    link = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", mail.text).group(1)
    form = client.get(link, follow=True)
    url = form.redirect_chain[-1][0]
    new = "brand-new-kettle-88"
    done = client.post(url, {"password1": new, "password2": new}, follow=True)
    assert "パスワードを変更しました" in done.content.decode()
    assert sign_in(Client(), new).status_code == 302
    unknown = client.post("/account/password/reset/", {"email": "nobody@desk.test"})
    assert unknown["Location"] == page["Location"]
    assert core.outgoing_mail(1)[0].id == mail.id


def test_the_code_pages_without_javascript(client):
    assert "メールアドレスの確認" in client.get("/me/").content.decode()
    assert client.get("/me/done/")["Location"] == "/me/"
    assert client.get("/me/code/")["Location"] == "/me/"
    assert client.post("/me/", {"email": "nonsense"}).status_code == 422
    sent = client.post("/me/", {"email": "hanako@example.jp"})
    assert sent["Location"] == "/me/code/"
    assert client.cookies["madoguchi_visitor"]["httponly"]
    code = re.search(r"\d{6}", core.outgoing_mail(1)[0].text).group()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    refused = client.post("/me/code/", {"code": wrong})
    assert refused.status_code == 422
    assert "確認コードが正しくないか" in refused.content.decode()
    assert client.post("/me/code/", {"code": code})["Location"] == "/me/done/"
    assert "hanako@example.jp" in client.get("/me/done/").content.decode()


def test_the_way_back_stays_on_our_site(client):
    sent = client.post("/me/", {"email": "a@example.jp", "next": "https://evil.test/"})
    assert sent["Location"] == "/me/code/"
    sent = Client().post("/me/", {"email": "b@example.jp", "next": "/chat/"})
    assert sent["Location"] == "/me/code/?next=%2Fchat%2F"


def test_a_bearer_token_comes_before_the_cookie(rf):
    ours, theirs = people.start_visitor(locale="ja"), people.start_visitor(locale="ja")
    request = rf.get("/", headers={"Authorization": f"Bearer {ours.token}"})
    request.COOKIES["madoguchi_visitor"] = theirs.token
    assert people.customer_viewer_of(request).customer_id == ours.customer_id
    request = rf.get("/", headers={"Authorization": "Bearer bad"})
    request.COOKIES["madoguchi_visitor"] = theirs.token
    assert people.customer_viewer_of(request) == people.ANONYMOUS
