"""Telegram end to end against its Bot API on loopback, through python-telegram-bot."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile

from madoguchi.channels import api
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.channels.telegram import client as led
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery, Message, MessageAttachment
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.service import AS_ASKED, Instead
from madoguchi.demo.phone.telegram import TelegramServer
from madoguchi.journeys import switch_channel
from madoguchi.people import api as people

from .conftest import Post

HER = 5_550_001
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 60


def handle() -> None:
    testing.work_off(task="channels.handle")


def lines() -> list[Message]:
    return list(Message.objects.filter(channel="telegram", author_kind="customer").order_by("sequence"))


def place() -> Conversation:
    return Conversation.objects.get(channel="telegram")


def say(here: int, text: str = "お調べします", **more: Any) -> Delivery:
    said = conversations.answer(conversation_id=here, body=text, **more)
    api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


@pytest.fixture
def here(telegram: TelegramServer, post: Post) -> int:
    """She wrote."""
    post(telegram.message(HER, "電源が入りません"))
    handle()
    return place().pk


def test_she_writes_and_is_answered(telegram: TelegramServer, here: int) -> None:
    row = say(here, "コンセントをお確かめください。")
    assert (row.state, telegram.said(HER)) == ("sent", ["コンセントをお確かめください。"])
    person = people.customer(place().customer_id)
    assert person is not None
    assert (person.name, person.identities[0].kind) == ("高崎 容子", "telegram")


def test_what_an_app_sends_is_read_in_words(telegram: TelegramServer, post: Post) -> None:
    spot = {"latitude": 35.658, "longitude": 139.701}
    sizes = [{"file_id": "small", "width": 90, "height": 90}, {"file_id": "big", "width": 900, "height": 900}]
    telegram.files = {"big": PICTURE, "doc": b"%PDF-1.4\n"}
    document = {"file_id": "doc", "file_name": "保証書.pdf", "mime_type": "application/pdf", "file_size": 9}
    for said in (
        telegram.message(HER, sticker={"emoji": "😢", "file_unique_id": "s"}),
        telegram.message(
            HER, location=spot, venue={"location": spot, "title": "渋谷店", "address": "東京都"}
        ),
        telegram.message(HER, photo=sizes, caption="割れています"),
        telegram.message(HER, document=document),
        telegram.message(HER, document={**document, "file_size": 50_000_000}),
        telegram.message(HER, document={**document, "file_id": "gone"}),
    ):
        post(said)
    handle()
    words = [one.body for one in lines()]
    assert "😢" in words[0]
    assert "渋谷店\n東京都" in words[1]
    assert (words[2], words[3]) == ("割れています", "")
    assert "保証書.pdf" in words[4]
    assert "保証書.pdf" in words[5]
    assert MessageAttachment.objects.filter(message__in=lines()).count() == 2


def test_a_file_of_another_place_is_never_read(telegram: TelegramServer, post: Post) -> None:
    post(telegram.message(HER, document={"file_id": "x", "file_name": "x.txt"}))
    telegram.next = [Instead(200, b'{"ok": true, "result": {"file_id": "x", "file_unique_id": "u",'
                                  b' "file_path": "/etc/hostname"}}')]  # fmt: skip
    handle()
    assert "x.txt" in lines()[0].body
    assert not MessageAttachment.objects.filter(message=lines()[0]).exists()


def test_an_edited_message_says_what_it_says_now(telegram: TelegramServer, post: Post) -> None:
    said = telegram.message(HER, "型番は AB-1 です")
    changed = telegram.message(HER, "型番は AB-2 です", kind="edited_message")
    changed["edited_message"] |= {"message_id": said["message"]["message_id"], "edit_date": 1_900_000_000}
    post(changed)  # even before the message itself
    post(said)
    handle()
    assert [(one.body, one.card) for one in lines()] == [("型番は AB-2 です", {"changed": True})]


def test_who_presses_start_is_greeted_and_who_blocks_us_is_left_alone(
    telegram: TelegramServer, post: Post
) -> None:
    post(telegram.message(HER, "/start"))
    handle()
    assert telegram.said(HER)[0].startswith("こんにちは")
    assert not lines()
    post(telegram.message(HER, "質問です"))
    post(telegram.member(HER, "kicked"))
    handle()
    assert Route.objects.get().closed_at is not None
    assert say(place().pk).reason == "blocked"
    post(telegram.member(HER, "member"))
    handle()
    assert say(place().pk).state == "sent"


def test_what_may_be_pressed_says_its_words(telegram: TelegramServer, here: int, post: Post) -> None:
    long = "はい、交換品を先に送っていただきたいです。住所は変わりません。"
    say(here, "どちらになさいますか", card={"options": [{"label": "いいえ"}, {"label": long}]})
    post(telegram.press(HER, 0))
    post(telegram.press(HER, 1))
    handle()
    assert [one.body for one in lines()][1:] == ["いいえ", long]


def test_a_deep_link_brings_the_conversation(telegram: TelegramServer, post: Post) -> None:
    visitor = people.start_visitor(locale="ja").customer_id
    begun = conversations.InboundMessage(visitor, "webchat", "割れました", client_id="t-1")
    chat = conversations.receive(begun)
    way = switch_channel.offer(
        conversation_id=chat.conversation_id, channel="telegram", why="asked", actor=core.customer(visitor)
    )
    link = api.link_to("telegram", f"続ける：{way.code}")
    assert link == f"https://t.me/aozora_bot?start={way.code}"
    for _time in range(2):
        post(telegram.message(HER, f"/start {link.partition('start=')[2]}"))
    handle()
    assert conversations.brief(chat.conversation_id).channel == "telegram"
    assert people.customer_by_identity(kind="telegram", value=str(HER)) == visitor
    api.deliver(conversation_id=chat.conversation_id)
    assert telegram.said(HER) == ["Telegramに切り替わりました。"]


def test_forged_repeated_and_odd_requests(telegram: TelegramServer, account: Account, post: Post) -> None:
    said = telegram.message(HER, "一度だけ")
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "x"}):
        assert post(said, headers=headers).status_code == 401
    assert {post(said).status_code for _time in range(100)} == {200}
    group = telegram.message(HER, "グループで")
    group["message"]["chat"]["type"] = "group"
    post(group)
    post(telegram.update("poll", id="1"))
    handle()
    assert [one.body for one in lines()] == ["一度だけ"]
    assert AccountHealth.objects.get(account=account.id).refused == 2
    assert RawEvent.objects.exclude(problem="").get().problem == "NotUnderstood: poll"


@pytest.mark.parametrize(
    ("instead", "state", "reason"),
    [
        (Instead(429, b'{"ok": false, "parameters": {"retry_after": 7}}'), "waiting", "busy"),
        (Instead(500, b'{"ok": false, "description": "Internal"}'), "waiting", "unreachable"),
        (Instead(502), "unknown", "no_answer"),
        (Instead(401, b'{"ok": false, "description": "Unauthorized"}'), "waiting", "keys"),
        (Instead(403, b'{"ok": false, "description": "Forbidden"}'), "failed", "blocked"),
        (Instead(400, b'{"ok": false, "description": "Bad Request: x"}'), "failed", "refused"),
        (Instead(200, b"<html>garbage"), "unknown", "no_answer"),
        (Instead(200, b'{"ok": true, "result": {}}'), "unknown", "no_answer"),
        (Instead(cut_off=True), "unknown", "no_answer"),
    ],
)
def test_what_telegram_answers_instead(
    telegram: TelegramServer, here: int, instead: Instead, state: str, reason: str
) -> None:
    telegram.next = [instead]
    row = say(here)
    assert (row.state, row.reason) == (state, reason)


def test_as_long_as_it_says_we_wait(telegram: TelegramServer, here: int) -> None:
    telegram.next = [Instead(429, b'{"ok": false, "parameters": {"retry_after": 70}}')]
    before = core.now()
    row = say(here)
    assert 65 < (row.due_at - before).total_seconds() < 75


def test_a_slow_telegram_is_not_waited_for(
    telegram: TelegramServer, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(led, "READ", 0.1)
    telegram.next = [Instead(200, b"{}", seconds=0.4)]
    assert say(here).state == "unknown"


def test_files_go_after_the_words(telegram: TelegramServer, here: int) -> None:
    content = ContentFile(PICTURE, name="図.png")
    content.content_type = "image/png"
    kept = conversations.keep_upload(content)
    staff = people.create_staff(email="mori@telegram.test", password=None, name="森", role="supervisor").id
    conversations.reply(
        conversation_id=here, staff_id=staff, text="こちらです", attachment_ids=(kept.id,)
    )  # fmt: skip
    with core.shift(timedelta(minutes=1)):
        api.deliver(conversation_id=here)
    assert [one["method"] for one in telegram.sent] == ["sendMessage", "sendPhoto"]
    assert telegram.sent[1]["photo"] == PICTURE


def test_a_long_text_goes_in_pieces(telegram: TelegramServer, here: int) -> None:
    row = say(here, "あいうえお。" * 1000)
    assert (row.units, "".join(telegram.said())) == (2, "あいうえお。" * 1000)


def test_where_the_second_piece_fails_it_goes_on_there(telegram: TelegramServer, here: int) -> None:
    telegram.next = [AS_ASKED, Instead(500, b'{"ok": false, "description": "Internal"}')]
    row = say(here, "あいうえお。" * 1000)
    assert (row.state, len(telegram.said())) == ("waiting", 1)
    with core.shift(timedelta(minutes=1)):
        api.deliver(conversation_id=here)
    row.refresh_from_db()
    assert (row.state, "".join(telegram.said())) == ("sent", "あいうえお。" * 1000)


def test_the_connection_test_sets_the_webhook_and_says_what_is_wrong(
    telegram: TelegramServer, account: Account
) -> None:
    found = api.test(account_id=account.id)
    assert (found.ok, found.name) == (True, "あおぞら電機")
    assert telegram.hook["url"] == api.webhook_address(account)
    assert len(telegram.hook["secret_token"]) == 64
    telegram.only_https = True
    assert api.test(account_id=account.id).reason == "webhook_refused"
    telegram.next = [Instead(401, b"{}")]
    assert api.test(account_id=account.id).reason == "keys"
