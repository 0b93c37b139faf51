"""The demo's phone: what is tapped reaches the desk as the service would bring it, and answers come back."""

import re
from typing import Any

import pytest
from django.test import Client

from madoguchi.channels import api as channels
from madoguchi.config import phone as plug
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.conversations.queries.threads import attachments_of
from madoguchi.core import testing
from madoguchi.demo.phone import accounts
from madoguchi.demo.phone.handset import Handset
from madoguchi.people.shapes import Viewer

from .tapping import HER, KINDS, Posted, say, shown

pytestmark = pytest.mark.django_db
PAGE = "/demo/phone/"


@pytest.mark.parametrize("kind", KINDS)
def test_what_she_writes_is_a_conversation_and_its_answer_is_on_her_screen(
    kind: str, apps: dict[str, Handset], post: Posted
) -> None:
    app = apps[kind]
    say(app, post, act="write", text="ふたが閉まりません")
    here = Conversation.objects.filter(channel=kind).latest("pk")
    conversations.answer(conversation_id=here.pk, body="型番をお知らせください", client_id="a")
    channels.deliver(conversation_id=here.pk)
    (mine, question), (theirs, answer) = shown(app)
    assert (mine, question, theirs) == ("mine", "ふたが閉まりません", "theirs")
    assert answer.endswith("型番をお知らせください")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_goes_along(kind: str, apps: dict[str, Handset], post: Posted) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 60
    say(apps[kind], post, act="send", name="futa.png", media_type="image/png", content=picture)
    line = Message.objects.filter(channel=kind, author_kind="customer").latest("pk")
    [file] = attachments_of([line.pk])[line.pk]
    assert file.media_type == "image/png"
    assert apps[kind].screen(HER[kind])["bubbles"][0]["picture"].startswith("data:image/png;base64,")


def test_what_is_taken_back_is_gone_on_both_sides(apps: dict[str, Handset], post: Posted) -> None:
    say(apps["line"], post, act="write", text="間違えました")
    [mine] = apps["line"].screen(HER["line"])["bubbles"]
    say(apps["line"], post, act="unsend", id=mine["id"])
    assert apps["line"].screen(HER["line"])["bubbles"][0]["gone"]
    assert Message.objects.get(channel="line", author_kind="customer").body == ""


def conversed(app: Handset, post: Posted) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """She asks and is answered: the conversation, her bubble and ours."""
    say(app, post, act="write", text="保証は何年ですか")
    here = Conversation.objects.filter(channel=app.service).latest("pk").pk
    conversations.answer(conversation_id=here, body="一年です", client_id="a")
    channels.deliver(conversation_id=here)
    hers, ours = app.screen(HER[app.service])["bubbles"]
    return here, hers, ours


def lines(here: int) -> list[conversations.MessageShape]:
    """What the desk shows of it."""
    owner = conversations.customer_of(here)
    told = conversations.transcript(Viewer("customer", customer_id=owner), here).lines
    return [one for one in told if one.author_kind != "system"]


@pytest.mark.parametrize("kind", ["line", "telegram", "whatsapp", "messenger", "instagram"])
def test_what_she_quotes_is_quoted_at_the_desk(kind: str, apps: dict[str, Handset], post: Posted) -> None:
    app = apps[kind]
    here, hers, ours = conversed(app, post)
    say(app, post, act="write", text="延長できますか", to=ours["id"])
    say(app, post, act="write", text="こちらの質問です", to=hers["id"])
    assert [one.quotes and one.quotes.body for one in lines(here)] == [
        None,
        None,
        "一年です",
        "保証は何年ですか",
    ]
    assert [one["quotes"] for one in app.screen(HER[kind])["bubbles"]][2:] == ["一年です", "保証は何年ですか"]


@pytest.mark.parametrize("kind", ["telegram", "whatsapp", "messenger", "instagram"])
def test_a_sign_is_set_and_taken_away(kind: str, apps: dict[str, Handset], post: Posted) -> None:
    app = apps[kind]
    here, hers, ours = conversed(app, post)
    say(app, post, act="react", text="🙏", id=ours["id"])
    say(app, post, act="react", text="❤", id=hers["id"])
    assert [one.reaction for one in lines(here)] == ["❤", "🙏"]
    assert [one["sign"] for one in app.screen(HER[kind])["bubbles"]] == ["❤", "🙏"]
    say(app, post, act="react", text="❤", id=hers["id"])
    assert [one.reaction for one in lines(here)] == ["", "🙏"]


def test_the_page_lets_her_hold_a_message(apps: dict[str, Handset], post: Posted, client: Client) -> None:
    told = {"who": "takasaki", "app": "telegram"}
    client.post(f"{PAGE}tap/", {**told, "act": "write", "text": "保証は何年ですか"})
    testing.work_off(task="channels.handle")
    page = client.get(PAGE, told).content.decode()
    (at,) = re.findall(r"at=(\d+)#held", page)
    held = client.get(PAGE, {**told, "at": at}).content.decode()
    assert held.count('class="phone-mark"') == 4
    assert f'name="to" value="{at}"' in held
    pressed = client.post(f"{PAGE}tap/", {**told, "act": "react", "text": "👍", "id": at}, follow=True)
    assert 'class="phone-sign"' in pressed.content.decode()


def test_blocked_is_said_and_kept_until_she_comes_back(apps: dict[str, Handset], post: Posted) -> None:
    say(apps["line"], post, act="write", text="こんにちは")
    say(apps["line"], post, act="block")
    assert apps["line"].screen(HER["line"])["blocked"]
    say(apps["line"], post, act="block")
    assert not apps["line"].screen(HER["line"])["blocked"]


def test_the_page_shows_the_screen(apps: dict[str, Handset], client: Client) -> None:
    found = client.get(PAGE, {"who": "takasaki", "app": "line"}).content.decode()
    assert "まだやりとりがありません" in found
    assert all(f"app={kind}" in found for kind in KINDS)


def test_a_tap_nobody_takes_is_said(apps: dict[str, Handset], client: Client, settings: Any) -> None:
    settings.MADOGUCHI_ADDRESS = "http://127.0.0.1:9"
    given = {"who": "takasaki", "app": "sms", "act": "write", "text": "もしもし"}
    found = client.post(f"{PAGE}tap/", given, follow=True).content.decode()
    assert "窓口が受け取りませんでした" in found
    assert "もしもし" in found


def test_without_a_phone_there_is_no_page(client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO, settings.MADOGUCHI_PHONE = True, ""
    assert client.get(PAGE).status_code == client.post(f"{PAGE}tap/").status_code == 404


def test_outside_the_demo_there_is_none(apps: dict[str, Handset], client: Client, settings: Any) -> None:
    settings.MADOGUCHI_DEMO = False
    assert client.get(PAGE).status_code == client.post(f"{PAGE}tap/").status_code == 404
    assert plug.plugged_in({"MADOGUCHI_DEMO": "0"}) == ([], {"MADOGUCHI_PHONE": ""})


def test_connected_twice_is_connected_once(apps: dict[str, Handset]) -> None:
    accounts.connect()
    ours = [account.kind for account in channels.accounts()]
    assert sorted(ours) == sorted(KINDS)
