"""What we say in a row goes as one of LINE's messages, once, however often it is tried."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from madoguchi.channels import api
from madoguchi.channels.models import Route
from madoguchi.channels.shapes import Account, Adapter
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Delivery, DeliveryPart
from madoguchi.core import api as core
from madoguchi.demo.phone.line import LineServer, Next
from madoguchi.desk.sending import words_of


def say(here: int, *texts: str) -> None:
    for text in texts:
        conversations.answer(conversation_id=here, body=text)


def fared() -> list[tuple[str, str, int]]:
    return list(Delivery.objects.order_by("message__sequence").values_list("state", "how", "units"))


def test_five_lines_are_one_reply_and_the_sixth_a_push(line: LineServer, here: int) -> None:
    say(here, *"一二三四五六")
    api.deliver(conversation_id=here)
    assert [(one["how"], len(one["messages"])) for one in line.sent] == [("reply", 5), ("push", 1)]
    assert line.said() == list("一二三四五六")
    assert fared() == [("sent", "reply", 0)] * 5 + [("sent", "push", 1)]
    assert DeliveryPart.objects.count() == 6


def test_one_push_of_several_counts_once(line: LineServer, here: int) -> None:
    with core.shift(timedelta(minutes=2)):
        say(here, "一", "二", "三")
        api.deliver(conversation_id=here)
    assert fared() == [("sent", "push", 1), ("sent", "push", 0), ("sent", "push", 0)]
    assert line.pushed == 1


def test_long_texts_go_in_as_many_as_it_takes(line: LineServer, here: int) -> None:
    say(here, "あ" * 9_000, "い" * 9_000, "う" * 9_000)
    api.deliver(conversation_id=here)
    assert [len(one["messages"]) for one in line.sent] == [4, 2]


def test_what_was_put_off_together_is_tried_together(line: LineServer, here: int) -> None:
    with core.shift(timedelta(minutes=2)):
        line.next = [Next(cut_off=True)]
        say(here, "一", "二")
        api.deliver(conversation_id=here)
        say(here, "三")
    with core.shift(timedelta(minutes=4)):
        api.deliver(conversation_id=here)
    assert [[m["text"] for m in one["messages"]] for one in line.sent] == [["一", "二"], ["三"]]
    assert [one[0] for one in fared()] == ["sent", "sent", "sent"]


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("late", [False, True])
def test_a_reply_that_was_cut_off_is_neither_lost_nor_doubled(
    line: LineServer, here: int, arrived: bool, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker was killed after LINE had taken the reply, or before it was asked."""

    class Killed(BaseException):
        pass

    asked = api.adapter("line").send_together

    def killed(*given: Any) -> None:
        if arrived:
            asked(*given)
        raise Killed

    monkeypatch.setattr("madoguchi.channels.actions.sending.adapter", lambda kind: _as(killed))
    say(here, "一", "二")
    with pytest.raises(Killed):
        api.deliver(conversation_id=here)
    monkeypatch.undo()
    with core.shift(timedelta(seconds=90 if late else 10)):
        if late and not arrived:
            line.tokens.clear()  # LINE forgets them after a minute
        api.deliver(conversation_id=here)
    assert line.said() == (["一", "二"] if arrived or not late else [])
    assert [one[0] for one in fared()] == (["unknown"] * 2 if late else ["sent"] * 2)


def _as(send: Callable[..., Any]) -> Adapter | None:
    return replace(api.adapter("line"), send_together=send)


def test_a_new_token_is_not_lost_while_an_answer_goes_out(line: LineServer, here: int) -> None:
    say(here, "一")
    api.deliver(conversation_id=here)
    assert Route.objects.get().data == {}


def test_the_message_and_the_account_say_what_it_cost(line: LineServer, here: int, account: Account) -> None:
    say(here, "一")
    api.deliver(conversation_id=here)
    with core.shift(timedelta(minutes=2)):
        say(here, "二")
        api.deliver(conversation_id=here)
    sent = list(Delivery.objects.order_by("message__sequence").values_list("message", flat=True))
    known = conversations.deliveries_of(sent)
    hows = api.adapter("line").hows
    assert [words_of([known[one]]) for one in sent] == [
        f"送信済み・{hows['reply']}", f"送信済み・{hows['push']}",
    ]  # fmt: skip
    assert [value for label, value in api.test(account_id=account.id).details if "有料" in label] == ["1"]
