"""What goes to Messenger and Instagram, and how it fares."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from madoguchi.channels import api
from madoguchi.channels.meta import graph
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import Next, refusal
from madoguchi.demo.phone.messenger import MessengerServer
from madoguchi.people import api as people

from .conftest import Post

HER = "24812345678901234"
INSTAGRAM = pytest.mark.parametrize("kind", ["instagram"], indirect=True)


@pytest.fixture
def here(messenger: MessengerServer, post: Post) -> int:
    """She wrote just now."""
    post(messenger.message(HER, "こんにちは"))
    testing.work_off(task="channels.handle")
    return Conversation.objects.get(channel=messenger.kind).pk


@pytest.fixture
def staff(db: None) -> int:
    return people.create_staff(email="mori@page.test", password=None, name="森", role="supervisor").id


def say(here: int, text: str = "お調べします", **more: Any) -> Delivery:
    said = conversations.answer(conversation_id=here, body=text, **more)
    api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


def reply(here: int, staff: int, **more: Any) -> Delivery:
    said = conversations.reply(conversation_id=here, staff_id=staff, text="森です", **more)
    with core.shift(timedelta(seconds=30)):
        api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


def state(row: Delivery) -> tuple[str, str]:
    row.refresh_from_db()
    return row.state, row.reason


def test_an_answer_is_delivered_and_read(messenger: MessengerServer, here: int, post: Post) -> None:
    row = say(here, "はい")
    assert (messenger.said(HER), state(row), row.how) == (["はい"], ("sent", ""), "response")
    post(messenger.event(HER, "delivery", {"mids": [messenger.sent[0]["mid"]], "watermark": 1}))
    testing.work_off(task="channels.handle")
    assert state(row) == ("delivered", "")
    until = int((core.now() + timedelta(seconds=1)).timestamp() * 1000)
    post(messenger.event(HER, "read", {"watermark": until}))
    testing.work_off(task="channels.handle")
    assert state(row) == ("read", "")


@INSTAGRAM
def test_instagram_names_what_was_read(messenger: MessengerServer, here: int, post: Post) -> None:
    row = say(here, "はい")
    post(messenger.event(HER, "read", {"mid": messenger.sent[0]["mid"]}))
    testing.work_off(task="channels.handle")
    assert state(row) == ("read", "")


def test_after_a_day_people_may_answer_for_a_week(messenger: MessengerServer, here: int, staff: int) -> None:
    with core.shift(timedelta(days=2)):
        assert state(say(here)) == ("failed", "window")
        row = reply(here, staff)
        assert (state(row), row.how, messenger.sent[0]["tag"]) == (("sent", ""), "human", "HUMAN_AGENT")
    with core.shift(timedelta(days=8)):
        assert state(reply(here, staff, client_id="2")) == ("failed", "window")
    assert len(messenger.sent) == 1


def test_without_the_approval_of_meta_people_have_a_day_too(
    messenger: MessengerServer, account: Account, here: int, staff: int
) -> None:
    api.change_account(account_id=account.id, name=account.name, values={"human_agent": "no"})
    with core.shift(timedelta(days=2)):
        assert state(reply(here, staff)) == ("failed", "window")


@pytest.mark.parametrize(
    ("trouble", "wanted"),
    [
        (refusal(613, 400), ("waiting", "busy")),
        (Next(429, b"{}", {"Retry-After": "7"}), ("waiting", "busy")),
        (Next(500), ("waiting", "unreachable")),
        (refusal(190, 401), ("waiting", "keys")),
        (refusal(368), ("waiting", "locked")),
        (refusal(10, 400, 2018278), ("failed", "window")),
        (refusal(551, 400, 1545041), ("failed", "blocked")),
        (refusal(100, 400, 2018001), ("failed", "address")),
        (refusal(100), ("failed", "refused")),
        (Next(200, b"<html>garbage"), ("unknown", "garbage")),
        (Next(200, b'{"recipient_id": "1"}'), ("unknown", "garbage")),
        (Next(cut_off=True), ("unknown", "no_answer")),
    ],
)
def test_what_meta_answers_instead(
    messenger: MessengerServer, here: int, trouble: Next, wanted: tuple[str, str]
) -> None:
    messenger.next = [trouble]
    assert state(say(here)) == wanted


def test_a_slow_answer_leaves_it_to_a_person(
    messenger: MessengerServer, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph, "READ_SECONDS", 0.1)
    messenger.next = [Next(seconds=0.4, status=200, body=b"{}")]
    assert state(say(here)) == ("unknown", "no_answer")


@INSTAGRAM
def test_instagram_counts_bytes(messenger: MessengerServer, here: int) -> None:
    row = say(here, "あいうえお。" * 100)
    assert ("".join(messenger.said()), row.units) == ("あいうえお。" * 100, 2)


def test_choices_facts_and_files(messenger: MessengerServer, here: int, staff: int) -> None:
    say(
        here,
        "修理しますか",
        card={"options": [{"label": "はい"}, {"label": "とても長い選択肢なので縮めて表示されるもの"}]},
    )
    facts = {
        "title": "ご注文 A-100",
        "icon": "package",
        "facts": [["状態", "配送中"]],
        "url": "/orders/A-100/",
    }
    say(here, "こちらです\n状態 配送中", card={"facts": facts})
    pressed = messenger.sent[0]["message"]["quick_replies"]
    assert (pressed[0]["payload"], len(pressed[1]["title"])) == ("say:はい", 20)
    button = messenger.sent[1]["message"]["attachment"]["payload"]["buttons"][0]
    assert button["url"].endswith("/orders/A-100/")
    files = [
        core.store_attachment(BytesIO(b"\x89PNG\r\n\x1a\n" + b"0" * 60), filename="図.png").id,
        core.store_attachment(BytesIO("一,二\n".encode()), filename="表.csv").id,
    ]
    reply(here, staff, attachment_ids=files)
    words, picture, table = (one["message"] for one in messenger.sent[2:])
    assert (words["text"], picture["attachment"]["type"]) == ("森です", "image")
    assert "/channels/files/" in table["text"]


@pytest.mark.parametrize("kind", ["messenger", "instagram"], indirect=True)
def test_the_connection_test_says_what_is_wrong(messenger: MessengerServer, account: Account) -> None:
    assert api.test(account_id=account.id).ok
    messenger.subscribed = ("messages",)
    assert api.test(account_id=account.id).reason == "webhook"
    messenger.next = [refusal(190, 401)]
    assert api.test(account_id=account.id).reason == "keys"
    messenger.connected = False
    wanted = {"messenger": "webhook", "instagram": "instagram"}[messenger.kind]
    assert api.test(account_id=account.id).reason == wanted
