"""The settings page of saved replies."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import TakeBack
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
BODY = "{{customer}}、こんにちは"
LETTER = {"title": "ごあいさつ", "shortcut": "/aisatsu", "body_ja": BODY, "tags": "挨拶、朝"}


@pytest.fixture(autouse=True)
def _no_letters_yet(db):
    for one in conversations.every_saved_reply():
        conversations.remove_saved_reply(reply_id=one.id, actor=core.SYSTEM)


def signed_in(role):
    staff = people.create_staff(
        email=f"{role}@replies.example", password=None, name="Boss", role=role, teams=()
    )
    client = Client()
    client.cookies["madoguchi_language"] = "en"
    client.force_login(get_user_model().objects.get(pk=staff.account_id))
    return client


@pytest.fixture
def boss(db):
    return signed_in("supervisor")


def kept():
    return [(one.shortcut, one.title, one.tags) for one in conversations.every_saved_reply()]


def test_a_letter_is_written_changed_and_removed(boss):
    team_id = people.create_team(slug="replies-team", name_ja="夜間チーム", name_en="Night team")
    made = boss.post("/settings/replies/new/", {**LETTER, "teams": [team_id]})
    assert made["location"] == "/settings/replies/"
    assert kept() == [("aisatsu", "ごあいさつ", ("挨拶", "朝"))]
    (one,) = conversations.every_saved_reply()
    assert "Night team" in boss.get("/settings/replies/").text
    page = boss.get(f"/settings/replies/{one.id}/").text
    assert "山田 花子 様、こんにちは" in page
    boss.post(f"/settings/replies/{one.id}/", {**LETTER, "title": "朝のごあいさつ", "tags": ""})
    assert kept() == [("aisatsu", "朝のごあいさつ", ())]
    boss.post(f"/settings/replies/{one.id}/removal/")
    assert kept() == []
    assert boss.get(f"/settings/replies/{one.id}/").status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"body_ja": "{{custmer}}様"}, "There is nothing to put in for {{custmer}}."),
        ({"body_ja": ""}, "Please write the text in at least one language."),
        ({"shortcut": "a b"}, "Please choose one word without spaces."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field_as_typed(boss, given, said):
    refused = boss.post("/settings/replies/new/", {**LETTER, **given})
    assert refused.status_code == 422
    assert said in refused.text
    assert "ごあいさつ" in refused.text
    assert kept() == []


def test_the_preview_reads_as_the_customer_will_and_keeps_nothing(boss):
    shown = boss.post("/settings/replies/preview/", {"body_ja": "{{customer_company}} 御中\n{{customer}}"})
    assert "株式会社みどり商事\n山田 花子 様" in shown.text
    pressed = boss.post(
        "/settings/replies/preview/", {"answers_ja": "交換\n\n返品\n交換", "answers_en": "x" * 30_000}
    )
    assert (pressed.status_code, pressed.text.count("<li>交換</li>"), "<li>返品</li>" in pressed.text) == (
        200,
        1,
        True,
    )
    again = boss.post("/settings/replies/new/", {**LETTER, "act": "preview"})
    assert (again.status_code, kept()) == (200, [])


def test_the_seconds_for_taking_back(boss):
    boss.post("/settings/replies/taking-back/", {"seconds": "30"})
    assert core.option(TakeBack).seconds == 30
    assert boss.post("/settings/replies/taking-back/", {"seconds": "600"}).status_code == 422
    assert core.option(TakeBack).seconds == 30


def test_agents_do_not_write_letters(db):
    agent = signed_in("agent")
    for path in ("/settings/replies/", "/settings/replies/new/"):
        assert agent.get(path).status_code == 403
    assert agent.post("/settings/replies/new/", LETTER).status_code == 403
    assert kept() == []
