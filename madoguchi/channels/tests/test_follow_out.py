"""She has left the chat: our answer reaches her by mail or LINE, once, and she goes on there."""

from datetime import timedelta
from typing import Any

import pytest

from madoguchi.channels import api
from madoguchi.channels.line.tests.conftest import USER, Post, account, line, post  # noqa: F401
from madoguchi.channels.models import Route
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Delivery, Message
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.crossing import api as crossing
from madoguchi.demo.phone.line import LineServer
from madoguchi.journeys import reply
from madoguchi.people import api as people


@pytest.fixture
def yoko(line: LineServer, post: Post) -> int:  # noqa: F811
    """She has a page and follows us in LINE."""
    made = people.create_customer(name="高崎 容子")
    people.add_identity(customer_id=made, kind="email", value="yoko@away.test", proven_how="code")
    post(line.event(USER, "follow"))
    testing.work_off(task="channels.handle")
    assert people.join_channel(customer_id=made, kind="line", value=USER)
    Route.objects.update(last_in_at=core.now(), data={})
    return made


@pytest.fixture
def staff(db: None) -> int:
    """Somebody who may answer everything."""
    return people.create_staff(email="mori@away.test", password=None, name="森", role="supervisor").id


@pytest.fixture
def chat(yoko: int, staff: int) -> int:
    """What she asked in the chat."""
    asked = InboundMessage(yoko, "webchat", "修理はいつ終わりますか", client_id="a" * 32, language="ja")
    return conversations.receive(asked).conversation_id


def answer(chat: int, staff: int, text: str = "明日お届けします。") -> int:
    return reply.send(conversation_id=chat, staff_id=staff, text=text).message_id


def look(chat: int, *, minutes: float = 3) -> None:
    """What the job does after so many minutes, and what then goes out."""
    with core.shift(timedelta(minutes=minutes)):
        api.follow_out(conversation_id=chat)
        testing.work_off(task="core.hear")
        api.deliver(conversation_id=chat)


def told(chat: int) -> list[dict[str, Any]]:
    rows = Message.objects.filter(conversation=chat, kind="system").order_by("sequence")
    return [row.card for row in rows if row.card["code"] == "also_sent"]


def test_it_goes_to_line_once_and_she_is_told_in_the_chat(line: LineServer, chat: int, staff: int) -> None:  # noqa: F811
    answer(chat, staff)
    look(chat)
    look(chat)
    number = conversations.brief(chat).number
    assert line.said() == [f"お問い合わせ番号 {number} について\n\n明日お届けします。"]
    assert [one["params"] for one in told(chat)] == [{"channel": "line"}]
    assert conversations.brief(chat).channel == "webchat"
    answer(chat, staff, "午前中の予定です。")
    look(chat)
    assert (len(line.said()), len(told(chat))) == (2, 1)


def test_what_she_answers_there_comes_into_the_same_conversation(
    line: LineServer, post: Post, chat: int, staff: int  # noqa: F811
) -> None:  # fmt: skip
    answer(chat, staff)
    look(chat)
    post(line.message(USER, "ありがとうございます"))
    testing.work_off(task="channels.handle")
    last = Message.objects.filter(author_kind="customer").order_by("pk").last()
    assert (last.conversation_id, last.channel) == (chat, "line")


def test_nothing_goes_to_whoever_has_looked_or_just_got_it(
    line: LineServer, chat: int, staff: int, yoko: int  # noqa: F811
) -> None:  # fmt: skip
    answer(chat, staff)
    look(chat, minutes=1)
    assert line.said() == []
    conversations.mark_read(conversation_id=chat, reader=core.customer(yoko), sequence=99)
    look(chat)
    assert (line.said(), told(chat)) == ([], [])


@pytest.mark.parametrize("why", ["off", "choice", "blocked", "unproven"])
def test_it_stays_in_the_chat_where_it_may_not_follow(
    line: LineServer, chat: int, staff: int, yoko: int, why: str  # noqa: F811
) -> None:  # fmt: skip
    if why == "off":
        core.set_option(crossing.Following(on=False), actor=core.SYSTEM)
    elif why == "choice":
        no = {("enquiries", "line"): False}
        people.choose_contact(customer_id=yoko, actor=core.customer(yoko), wanted=no)
    elif why == "blocked":
        Route.objects.update(closed_at=core.now())
    else:
        people.leave_channel(customer_id=yoko, kind="line", value=USER)
    answer(chat, staff)
    look(chat)
    assert (line.said(), told(chat), Delivery.objects.filter(conversation=chat).count()) == ([], [], 0)


def test_by_mail_it_is_a_thread_of_its_own(chat: int, staff: int, yoko: int, monkeypatch: Any) -> None:
    """Where she is not in LINE: by our mailbox, never within the mails of another enquiry."""
    people.leave_channel(customer_id=yoko, kind="line", value=USER)
    box = api.add_account(kind="email", name="窓口", values={"address": "desk@away.test"})
    Route.objects.create(account_id=box.id, address="yoko@away.test", thread="older", last_in_at=core.now())
    went: list[Any] = []
    monkeypatch.setattr(
        "madoguchi.channels.actions.sending._ask",
        lambda whose, how, route, batch: went.append((route, batch)),
    )
    answer(chat, staff)
    look(chat)
    route, batch = went[0]
    assert (route.thread, route.address, batch[0].channel) == (
        f"conversation:{chat}",
        "yoko@away.test",
        "email",
    )
