"""The widget's settings page: what is kept, what is refused, the keys, and the preview."""

import re

import pytest
from django.test import Client

from madoguchi.channels.webchat.shapes import WidgetSettings
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import HostKey

pytestmark = pytest.mark.django_db
FORM = {
    "allowed_origins": "https://Shop.example/\n\nhttps://care.example", "side": "left", "icon": "headset",
    "offset_x": "12", "offset_y": "80", "accent": "#7A1F5C", "questions_ja": "返品できますか\n送料は",
    "questions_en": "Can I return it?", "show_help": "on",
    "greeting_from": ["9", "18", ""], "greeting_ja": ["こんにちは", "こんばんは", ""],
    "greeting_en": ["Hello", "Good evening", ""],
    "attribute_key": ["plan", ""], "attribute_ja": ["契約プラン", ""], "attribute_en": ["Plan", ""],
}  # fmt: skip


@pytest.fixture
def administrator(django_user_model) -> Client:
    client = Client(headers={"accept-language": "ja"})
    person = next(s for s in people.all_staff() if s.role == "administrator")
    client.force_login(django_user_model.objects.get(pk=person.account_id))
    return client


def test_everything_is_kept_and_counts_at_once(administrator):
    answer = administrator.post("/settings/widget/", FORM)
    assert (answer.status_code, answer["Location"]) == (302, "/settings/widget/")
    held = core.option(WidgetSettings)
    assert held.allowed_origins == ("https://shop.example", "https://care.example")
    assert (held.side, held.offset_y, held.accent, held.show_read) == ("left", 80, "#7A1F5C", False)
    assert [g.from_hour for g in held.greetings] == [9, 18]
    assert held.greeting(3, "ja") == "こんばんは"
    assert held.greeting(9, "en") == "Hello"
    assert [a.key for a in held.attributes] == ["plan"]

    script = Client().get("/widget.js").content.decode()
    assert '"left")' in script
    assert "--accent: #7A1F5C" in script
    frame = Client().get("/chat/frame/?language=ja").content.decode()
    assert "送料は" in frame
    assert "/chat/look.css?v=7A1F5C" in frame
    assert "#7A1F5C" in Client().get("/chat/look.css?v=7A1F5C").content.decode()
    assert Client().get("/chat/look.css?v=FFEE88").content == b""
    assert Client().get("/chat/look.css").content == b""
    shown = administrator.get("/settings/widget/").content.decode()
    assert 'value="契約プラン"' in shown
    assert "保存しました" in shown


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"allowed_origins": "shop.example"}, "「shop.example」は使えません"),
        ({"allowed_origins": "https://*.example"}, "使えません"),
        ({"allowed_origins": "javascript:alert(1)"}, "使えません"),
        ({"accent": "#FFEE88"}, "この色では文字が読みにくくなります"),
        ({"accent": "red"}, "6桁"),
        ({"offset_x": "900"}, "200"),
        ({"questions_ja": "一\n二\n三\n四"}, "質問は3つまで"),
        ({"greeting_ja": ["こんにちは", "", ""]}, "両方が必要"),
        ({"attribute_key": ["Plan!", ""]}, "名前に使えません"),
        ({"side": "top"}, ""),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field_and_nothing_is_kept(administrator, wrong, words):
    before = core.option(WidgetSettings)
    answer = administrator.post("/settings/widget/", {**FORM, **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert core.option(WidgetSettings) == before


def test_keys_are_made_changed_over_and_retired(administrator):
    HostKey.objects.update(retired_at=core.now())
    page = administrator.get("/settings/widget/").content.decode()
    kid = re.search(r'name="kid" value="(\w+)"', page).group(1)
    for _ in range(2):
        administrator.post("/settings/widget/keys/", {"kid": kid})
    assert [k.kid for k in people.live_host_keys()] == [kid]
    answer = administrator.get("/settings/widget/")
    assert people.host_secret(kid) in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    administrator.post("/settings/widget/keys/", {"kid": "secondkey001"})
    refused = administrator.post("/settings/widget/keys/", {"kid": "thirdkey0001"}, follow=True)
    assert "すでに2つの鍵が有効です" in refused.content.decode()
    administrator.post(f"/settings/widget/keys/{kid}/retirement/")
    assert [k.kid for k in people.live_host_keys()] == ["secondkey001"]
    assert administrator.post(f"/settings/widget/keys/{kid}/retirement/").status_code == 404
    assert administrator.post("/settings/widget/keys/", {"kid": "x"}).status_code == 302
    assert len(people.live_host_keys()) == 1


def test_the_preview_shows_what_is_typed_and_keeps_nothing(administrator):
    typed = {"side": "left", "icon": "question", "offset_x": "5", "offset_y": "6", "accent": "nonsense",
             "questions_ja": "まだ保存していない質問", "greeting_from": "0", "greeting_ja": "ようこそ",
             "greeting_en": "Welcome"}  # fmt: skip
    before = core.option(WidgetSettings)
    stage = administrator.get("/settings/widget/preview/", typed).content.decode()
    assert 'data-side="left"' in stage
    frame = administrator.get("/settings/widget/preview/frame/", {**typed, "language": "ja"}).content.decode()
    assert "まだ保存していない質問" in frame
    assert "ようこそ" in frame
    assert "room.js" not in frame
    frame = administrator.get("/settings/widget/preview/frame/", {**typed, "language": "en"})
    assert "Welcome" in frame.content.decode()
    assert core.option(WidgetSettings) == before
