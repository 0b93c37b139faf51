"""The company's site says who is here and what it knows about her, by the chat's door."""

import json

import pytest
from django.test import Client

from madoguchi.channels.webchat.shapes import AttributeField, WidgetSettings
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Customer, HostKey

from .asking import framed, send

pytestmark = pytest.mark.django_db
KID = "testkey00001"


@pytest.fixture(autouse=True)
def _site() -> None:
    HostKey.objects.update(retired_at=core.now())
    people.add_host_key(kid=KID)
    allowed = (AttributeField("plan", "契約プラン", "Plan"), AttributeField("cart", "カート", "Cart"))
    core.set_option(WidgetSettings(attributes=allowed), actor=core.SYSTEM)


def signed(sub: str = "u-1", **claims: object) -> str:
    return people.host_token(KID, {"sub": sub, **claims})


def identify(client: Client, token: str):
    return client.post("/chat/identities/", {"token": token})


def said(customer_id: int) -> dict[str, tuple[str, bool]]:
    return {one.key: (one.value, one.signed) for one in people.attributes(customer_id)}


def test_a_signed_in_customer_is_known_before_her_first_word():
    client, token = framed()
    answer = identify(client, signed(name="鈴木 花子", attributes={"plan": "gold", "secret": "x"}))
    assert (answer.status_code, answer.json()) == (200, {"known": True})
    customer = people.customer_by_token(token)
    assert people.customer(customer).name == "鈴木 花子"
    assert said(customer) == {"plan": ("gold", True)}
    assert "no-store" in answer["Cache-Control"]


def test_her_conversation_of_another_device_is_here_and_staff_are_told_once():
    phone, phone_token = framed()
    send(phone, "炊飯器が動きません")
    identify(phone, signed(jti="1"))
    talk = conversations.current_for_customer(people.customer_by_token(phone_token))
    laptop, laptop_token = framed()
    identify(laptop, signed(jti="2"))
    identify(laptop, signed(jti="3"))
    assert "炊飯器が動きません" in laptop.get("/chat/thread/").content.decode()
    assert people.customer_by_token(laptop_token) == talk.customer_id
    staff = people.Viewer("staff", staff=next(s for s in people.all_staff() if s.sees_everything))
    lines = [m for m in conversations.thread(staff, talk.id, limit=50) if m.author_kind == "system"]
    assert [line.private for line in lines if "自社サイト" in line.body] == [True]
    assert "自社サイト" not in laptop.get("/chat/thread/").content.decode()


@pytest.mark.parametrize(
    ("token", "code"),
    [("", "unsigned"), ("a.b.c", "unsigned"), ("x" * 9000, "unsigned")],
)
def test_what_is_no_token_is_refused_in_words(token, code):
    client, _ = framed()
    before = Customer.objects.count()
    answer = identify(client, token)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert "HS256" in answer.json()["message"]
    assert Customer.objects.count() == before


def test_a_token_seen_in_another_browser_is_refused():
    token = signed()
    assert identify(framed()[0], token).status_code == 200
    thief, thief_token = framed()
    answer = identify(thief, token)
    assert (answer.status_code, answer.json()["code"]) == (422, "used")
    assert people.customer_by_token(thief_token) is None


def test_another_person_at_the_same_browser_is_told_to_begin_anew():
    client, token = framed()
    identify(client, signed("u-1"))
    answer = identify(client, signed("u-2"))
    assert (answer.status_code, answer.json()["code"]) == (409, "another")
    host = [i.value for i in people.customer(people.customer_by_token(token)).identities if i.kind == "host"]
    assert host == ["u-1"]


def test_a_fresh_passport_makes_the_browser_a_stranger():
    client = Client(headers={"X-Chat-Frame": "1", "Sec-Fetch-Site": "same-origin"})
    client.get("/chat/frame/")
    first = client.cookies[people.VISITOR_COOKIE].value
    identify(client, signed())
    assert people.customer_by_token(first)
    assert client.post("/chat/passport/").status_code == 204
    morsel = client.cookies[people.VISITOR_COOKIE]
    assert morsel.value != first
    assert morsel["samesite"] == "None; Partitioned"
    assert people.customer_by_token(morsel.value) is None


def test_without_a_passport_nothing_is_believed():
    bare = Client(headers={"X-Chat-Frame": "1"})
    assert identify(bare, signed()).json()["code"] == "passport"


def test_too_many_tokens_are_stopped():
    client, _ = framed()
    codes = [identify(client, "a.b.c").status_code for _ in range(31)]
    assert codes == [422] * 30 + [429]


def test_attributes_wait_until_she_is_known_and_only_listed_ones_count():
    client, token = framed()
    values = json.dumps({"plan": "gold", "cart": 3, "other": "x", "list": [1]})
    assert client.post("/chat/attributes/", {"values": values}).status_code == 204
    assert people.customer_by_token(token) is None
    send(client, "送料はいくらですか")
    client.post("/chat/attributes/", {"values": values})
    assert said(people.customer_by_token(token)) == {"plan": ("gold", False), "cart": ("3", False)}
    for broken in ("", "[1, 2]", "{", '{"plan": {"deep": 1}}'):
        assert client.post("/chat/attributes/", {"values": broken}).status_code == 204


def test_a_page_of_another_site_cannot_identify_with_the_cookie():
    browser = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site", "X-Chat-Frame": "1"})
    browser.cookies[people.VISITOR_COOKIE] = people.new_visitor_token()
    assert identify(browser, signed()).status_code == 403
    assert browser.post("/chat/passport/").status_code == 403


def test_agents_read_beside_the_conversation_what_is_confirmed_and_what_is_not(django_user_model):
    client, token = framed()
    identify(client, signed(attributes={"plan": "gold"}))
    send(client, "送料はいくらですか")
    client.post("/chat/attributes/", {"values": json.dumps({"cart": "3 <b>点</b>"})})
    talk = conversations.current_for_customer(people.customer_by_token(token))
    desk = Client(headers={"accept-language": "ja"})
    supervisor = next(s for s in people.all_staff() if s.role == "supervisor")
    desk.force_login(django_user_model.objects.get(pk=supervisor.account_id))
    page = desk.get(f"/desk/c/{talk.id}/side/").content.decode()
    assert "契約プラン</span> gold" in page
    assert "自社サーバーで確認済み" in page
    assert "3 &lt;b&gt;点" in page
    assert "ページからの申告（未確認）" in page
    assert "自社サイトへのログインで確認" in page
