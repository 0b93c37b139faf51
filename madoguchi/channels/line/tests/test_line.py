"""LINE end to end against its API on loopback, through its own kit."""

import re
from datetime import timedelta
from typing import Any

import pytest

from madoguchi.channels import api
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.line import LineServer, Next
from madoguchi.people import api as people

from .conftest import USER, Post


def handle() -> None:
    testing.work_off(task="channels.handle")


def lines() -> list[Message]:
    return list(Message.objects.filter(channel="line", author_kind="customer").order_by("sequence"))


def place() -> Conversation:
    return Conversation.objects.get(channel="line")


def say(here: int, text: str = "お調べします", **more: Any) -> Delivery:
    said = conversations.answer(conversation_id=here, body=text, **more)
    api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


def test_what_a_phone_sends_is_read_in_words(line: LineServer, post: Post) -> None:
    spot = {"title": "渋谷店", "address": "東京都渋谷区", "latitude": 35.658, "longitude": 139.701}
    said = [
        line.message(USER, "電源が入りません"),
        line.message(USER, type="sticker", packageId="1", stickerId="2", keywords=["sad", "cry"]),
        line.message(USER, type="location", **spot),
        line.message(USER, type="image"),
        line.message(USER, type="image"),
    ]
    line.files[said[3]["message"]["id"]] = b"\x89PNG\r\n\x1a\n" + b"0" * 60
    post(*said)
    handle()
    words = [one.body for one in lines()]
    assert words[0] == "電源が入りません"
    assert "sad, cry" in words[1]
    assert "渋谷店\n東京都渋谷区" in words[2]
    assert (words[3], "image.jpg" in words[4]) == ("", True)
    person = people.customer(place().customer_id)
    assert person is not None
    assert (person.name, person.identities[0].kind) == ("LINE cdef", "line")


def test_an_album_of_a_new_contact_is_one_conversation(line: LineServer, post: Post) -> None:
    for number in range(10):
        picture = line.message(USER, type="image", imageSet={"id": "a", "index": number + 1, "total": 10})
        line.files[picture["message"]["id"]] = b"\x89PNG\r\n\x1a\n" + bytes([number]) * 60
        assert post(picture) == 200
    handle()
    assert (len(lines()), Conversation.objects.filter(channel="line").count()) == (10, 1)


def test_an_answer_replies_while_the_token_lives_and_is_pushed_later(line: LineServer, here: int) -> None:
    assert (say(here, "はい").how, say(here, "もう一つ").how) == ("reply", "push")
    assert [one["how"] for one in line.sent] == ["reply", "push"]
    assert line.said() == ["はい", "もう一つ"]


def test_an_old_token_is_not_tried(line: LineServer, here: int) -> None:
    with core.shift(timedelta(minutes=2)):
        row = say(here)
    assert (row.how, row.units, line.sent[0]["to"]) == ("push", 1, USER)


def test_choices_and_cards(line: LineServer, here: int) -> None:
    facts = {
        "title": "ご注文 A-100",
        "icon": "package",
        "facts": [["状態", "配送中"]],
        "url": "/orders/A-100/",
    }
    say(
        here,
        "こちらです\n状態 配送中",
        card={"facts": facts, "options": [{"label": "はい"}, {"label": "いいえ"}]},
    )
    words, card = line.sent[0]["messages"]
    assert words["text"] == "こちらです"
    assert (card["type"], card["altText"]) == ("flex", "ご注文 A-100 / 状態 配送中")
    said = [one["action"].get("text") or one["action"]["displayText"] for one in card["quickReply"]["items"]]
    assert said == ["はい", "いいえ", "担当者に相談する"]
    assert card["contents"]["footer"]["contents"][0]["action"]["uri"].startswith("http")


def test_a_long_text_goes_in_pieces(line: LineServer, here: int) -> None:
    say(here, "あいうえお。" * 1500)
    parts = [one["text"] for one in line.sent[0]["messages"]]
    assert ("".join(parts), len(parts)) == ("あいうえお。" * 1500, 2)


@pytest.mark.parametrize(
    ("trouble", "state", "reason"),
    [
        (Next(429, b'{"message": "too many"}', {"Retry-After": "7"}), "waiting", "busy"),
        (Next(429, b'{"message": "You have reached your monthly limit."}'), "waiting", "quota"),
        (Next(500), "waiting", "unreachable"),
        (Next(401, b"{}"), "waiting", "keys"),
        (Next(200, b"<html>garbage"), "unknown", "no_answer"),
        (Next(cut_off=True), "unknown", "no_answer"),
    ],
)
def test_what_line_answers_instead(
    line: LineServer, here: int, trouble: Next, state: str, reason: str
) -> None:
    line.next = [trouble]
    row = say(here)
    assert (row.state, row.reason in (reason, "garbage")) == (state, True)


def test_a_push_that_was_cut_off_arrives_once(line: LineServer, here: int) -> None:
    with core.shift(timedelta(minutes=2)):
        line.next = [Next(cut_off=True)]
        assert say(here).state == "waiting"
    with core.shift(timedelta(minutes=5)):
        api.deliver(conversation_id=here)
    assert (len(line.sent), Delivery.objects.get(conversation=here).state) == (1, "sent")


def test_whoever_blocked_us_is_told(line: LineServer, here: int, post: Post) -> None:
    line.blocked.add(USER)
    with core.shift(timedelta(minutes=2)):
        assert (say(here).state, say(here).reason) == ("failed", "refused")
    post(line.event(USER, "unfollow"))
    handle()
    assert Route.objects.get().closed_at is not None
    assert say(here).reason == "blocked"


def test_unsend_is_respected(line: LineServer, post: Post) -> None:
    said = line.message(USER, "まちがえました")
    post(said, line.event(USER, "unsend", unsend={"messageId": said["message"]["id"]}))
    handle()
    assert [(one.body, one.card) for one in lines()] == [("", {"unsent": True})]
    bodies = [bytes(one) for one in RawEvent.objects.values_list("body", flat=True)]
    assert not any("まちがえました" in one.decode() for one in bodies)


def test_forged_replayed_and_odd_requests(line: LineServer, account: Account, post: Post) -> None:
    said = line.message(USER, "一度だけ")
    assert [post(said, secret="wrong"), post(), post(said), post(said)] == [401, 200, 200, 200]
    old = line.message(USER, "古い", at=1_600_000_000_000)
    assert post(old, line.event(USER, "somethingNew"), line.event(USER, "beacon")) == 200
    handle()
    assert [one.body for one in lines()] == ["一度だけ"]
    assert AccountHealth.objects.get(account=account.id).refused == 1
    assert RawEvent.objects.exclude(problem="").get().problem == "NotUnderstood: type somethingNew"


def test_the_connection_test_says_what_is_wrong(line: LineServer, account: Account) -> None:
    found = api.test(account_id=account.id)
    assert (found.ok, found.name, found.reason) == (False, "あおぞら電機", "webhook")
    line.endpoint = api.webhook_address(account)
    assert api.test(account_id=account.id).ok
    line.next = [Next(401, b"{}")]
    assert api.test(account_id=account.id).reason == "keys"


def test_the_assistant_answers_in_line(line: LineServer, post: Post) -> None:
    post(line.message(USER, "ケトルの保証期間はどのくらいですか"))
    testing.work_off()
    assert line.sent
    assert line.sent[0]["how"] == "reply"
    assert any("保証" in one for one in line.said())


def test_who_she_is_is_shown_by_figures_that_she_writes(line: LineServer, post: Post) -> None:
    known = people.create_customer(name="高崎 容子")
    people.add_identity(customer_id=known, kind="email", value="yoko@line.test", proven_how="code")
    for words in ("注文の状況を確認したい", "yoko@line.test"):
        post(line.message(USER, words))
        testing.work_off()
    mail = next(one for one in core.outgoing_mail() if one.to == "yoko@line.test")
    code = re.search(r"\b\d{6}\b", mail.text)[0]
    post(line.message(USER, code))
    testing.work_off()
    assert place().customer_id == known
    assert len(line.said()) >= 4
