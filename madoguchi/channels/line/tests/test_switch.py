"""Between the automatic answers and a person, by a press; and what stands below the chat."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest

from madoguchi.channels import api
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.line import LineServer, Next
from madoguchi.people import api as people

from .conftest import USER, Post


def handle() -> None:
    testing.work_off(task="channels.handle")


def pressed(line: LineServer, post: Post, action: dict[str, Any]) -> None:
    """She presses it, as a phone does."""
    if action["type"] == "message":
        post(line.message(USER, action["text"]))
    else:
        post(line.event(USER, "postback", postback={"data": action["data"]}))
    handle()


def below(line: LineServer) -> list[dict[str, Any]]:
    """What may be pressed below the latest message."""
    last = line.sent[-1]["messages"][-1]
    return [one["action"] for one in last.get("quickReply", {}).get("items", ())]


def codes() -> list[str]:
    rows = Message.objects.filter(kind="system", private=False, conversation__channel="line").order_by(
        "sequence"
    )
    return [row.card["code"] for row in rows]


@pytest.fixture
def staff(here: int) -> int:
    """Somebody who may answer everything."""
    made = people.create_staff(email="mori@line.test", password=None, name="森", role="supervisor")
    return made.id


def test_a_person_is_one_press_away_while_the_assistant_speaks(
    line: LineServer, post: Post, here: int
) -> None:
    conversations.answer(conversation_id=here, body="保証は一年です。")
    api.deliver(conversation_id=here)
    assert [one["label"] for one in below(line)] == ["担当者に相談する"]
    pressed(line, post, below(line)[0])
    assert conversations.brief(here).handler == "queue"
    assert Message.objects.filter(author_kind="customer", channel="line").last().body == "担当者に相談する"
    assert "handed_over" in codes()
    api.deliver(conversation_id=here)
    assert below(line) == []


def test_the_assistant_is_back_only_after_the_person_has_closed(
    line: LineServer, post: Post, here: int, staff: int
) -> None:
    conversations.hand_to_queue(conversation_id=here, actor=core.SYSTEM)
    conversations.reply(conversation_id=here, staff_id=staff, text="修理を承りました。")
    conversations.resolve(conversation_id=here, actor=core.staff(staff))
    with core.shift(timedelta(seconds=30)):
        api.deliver(conversation_id=here)
    back = below(line)
    assert [one["label"] for one in back] == ["自動応答に戻る"]
    pressed(line, post, back[0])
    assert conversations.brief(here).handler == "assistant"
    assert codes()[-1] == "with_assistant"

    conversations.assign(conversation_id=here, staff_id=staff, actor=core.SYSTEM)
    pressed(line, post, back[0])
    assert conversations.brief(here).handler != "assistant"
    assert codes()[-1] == "with_person"


def test_the_menu_is_put_up_once_and_replaced_when_it_changes(
    line: LineServer, account: Account, settings: Any
) -> None:
    settings.MADOGUCHI_ADDRESS = "https://care.line.test"
    line.menus.append({"richMenuId": "theirs", "name": "spring sale", "size": {"width": 2500, "height": 1686},
                       "selected": True, "chatBarText": "x", "areas": []})  # fmt: skip
    first = api.run_act(account_id=account.id, code="menu")
    assert (first.ok, len(line.menus)) == (True, 2)
    menu = line.menus[-1]
    assert (menu["default"], menu["image"][:4], len(menu["image"]) < 1_000_000) == (True, b"\x89PNG", True)
    actions = [one["action"] for one in menu["areas"]]
    assert [one["label"] for one in actions] == [
        "注文を確認", "よくある質問", "担当者に相談", "返品・交換", "店舗・営業時間", "手続き一覧",
    ]  # fmt: skip
    assert {one["uri"] for one in actions if one["type"] == "uri"} == {
        "https://care.line.test/help/", "https://care.line.test/contact/", "https://care.line.test/my/tasks/",
    }  # fmt: skip
    assert parse_qs(actions[2]["data"])["do"] == ["person"]
    calls = len(line.calls)
    assert api.run_act(account_id=account.id, code="menu").found == first.found
    assert (len(line.menus), len(line.calls) - calls) == (2, 2)

    api.change_account(account_id=account.id, name="x", values={"menu_bar": "お問い合わせ"})
    assert api.run_act(account_id=account.id, code="menu").found != first.found
    assert [one["richMenuId"] == "theirs" for one in line.menus] == [True, False]
    assert api.run_act(account_id=account.id, code="no_menu").ok
    assert [one["richMenuId"] for one in line.menus] == ["theirs"]


@pytest.mark.parametrize("fails_at", [2, 3, 4])
def test_a_menu_that_was_cut_off_is_finished_by_the_next_press(
    line: LineServer, account: Account, fails_at: int
) -> None:
    line.next = [None] * fails_at + [Next(500)]
    assert api.run_act(account_id=account.id, code="menu").reason == "unreachable"
    line.next = []
    assert api.run_act(account_id=account.id, code="menu").ok
    assert [(one["default"], "image" in one) for one in line.menus] == [(True, True)]


def test_a_menus_press_opens_a_conversation(line: LineServer, account: Account, post: Post) -> None:
    assert api.run_act(account_id=account.id, code="menu").ok
    pressed(line, post, line.menus[-1]["areas"][2]["action"])
    here = Conversation.objects.get(channel="line")
    assert (here.handler, Message.objects.filter(author_kind="customer", channel="line").get().body) == (
        "queue", "担当者に相談する",
    )  # fmt: skip
