"""A message that she unsent is gone wherever its words were shown, kept or learnt from, and not answered."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.assistant.models import Outcome, Rendering, Step
from madoguchi.channels.models import RawEvent
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.line import LineServer
from madoguchi.gaps.models import Gap, Signal
from madoguchi.knowledge.models import Search
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .conftest import USER, Post

SECRET_WORDS = "暗証番号はエメラルドです"


@pytest.fixture
def mori(db: None) -> Client:
    """A supervisor at the desk."""
    made = people.create_staff(email="mori@unsent.test", password=None, name="森", role="supervisor")
    client = Client()
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


@pytest.fixture
def said(line: LineServer, post: Post) -> dict[str, Any]:
    """She wrote it, the assistant looked for an answer, and a colleague had it translated."""
    event = line.message(USER, SECRET_WORDS)
    post(event)
    testing.work_off(task="channels.handle")
    row = Message.objects.get(channel="line", author_kind="customer")
    testing.work_off(task="journeys.carry_on")
    Rendering.objects.create(message=row, language="en", text="The PIN is emerald", at=core.now())
    step = Step.objects.get(message_id=row.pk)
    Outcome.objects.create(
        step=step, conversation_id=row.conversation_id, at=step.at, asks=True, did=step.outcome,
        channel="line", language="ja", question=SECRET_WORDS, result="solved", settled=False,
    )  # fmt: skip
    gap = Gap.objects.create(
        title=SECRET_WORDS, language="ja", opened_at=step.at, last_at=step.at, centre=b"", model="none"
    )
    Signal.objects.create(
        gap=gap, source="search:unsent", kinds=["nothing_found"], question=SECRET_WORDS, language="ja",
        who="customer:1", conversation_id=row.conversation_id, vector=b"", at=core.now(),
    )  # fmt: skip
    return {"event": event, "message": row.pk, "conversation": row.conversation_id}


def raw(words: str) -> bool:
    """Whether these words still lie in anything that the service sent us."""
    return any(words.encode() in bytes(row.body) for row in RawEvent.objects.all())


def unsend(line: LineServer, post: Post, event: dict[str, Any]) -> None:
    post(line.event(USER, "unsend", unsend={"messageId": event["message"]["id"]}))
    testing.work_off(task="channels.handle")
    testing.work_off(task="core.hear")


def test_its_words_stand_on_no_screen_and_in_no_file(
    line: LineServer, post: Post, mori: Client, said: dict[str, Any]
) -> None:  # fmt: skip
    here, owner = said["conversation"], conversations.customer_of(said["conversation"])
    pages = (
        f"/desk/c/{here}/", f"/desk/c/{here}/transcript/", "/desk/?view=all_open", "/desk/search/?q=暗証番号",
        f"/desk/customers/{owner}/",
    )  # fmt: skip
    assert SECRET_WORDS in mori.get(pages[0]).content.decode()
    assert raw("エメラルド")
    unsend(line, post, said["event"])
    for page in pages:
        assert "エメラルド" not in mori.get(page).content.decode(), page
    assert "お客様が送信を取り消しました" in mori.get(pages[0]).content.decode()
    exported = mori.post("/desk/exports/", {"view": "all_open"})
    assert exported.status_code == 200
    body = b"".join(exported.streaming_content) if exported.streaming else exported.content
    assert "エメラルド" not in body.decode("utf-8-sig")
    copy = conversations.transcript(Viewer("customer", customer_id=owner), here).text
    assert "エメラルド" not in copy
    assert "（送信が取り消されました）" in copy
    assert not raw("エメラルド")


def test_the_assistant_and_what_is_learnt_forget_it(
    line: LineServer, post: Post, said: dict[str, Any]
) -> None:  # fmt: skip
    assert Search.objects.filter(conversation_id=said["conversation"]).exists()
    unsend(line, post, said["event"])
    assert not Rendering.objects.filter(message=said["message"]).exists()
    assert not Search.objects.filter(conversation_id=said["conversation"]).exists()
    assert not Signal.objects.filter(source="search:unsent").exists()
    assert not Gap.objects.filter(title=SECRET_WORDS).exists()
    kept = Outcome.objects.get(conversation_id=said["conversation"])
    assert (kept.question, kept.asks) == ("", False)
    assert Step.objects.filter(message_id=said["message"]).exists()  # that it was answered stays


def test_what_she_asked_before_is_kept(line: LineServer, post: Post, said: dict[str, Any]) -> None:
    with core.shift(timedelta(minutes=1)):
        later = line.message(USER, "まちがえました", at=int(core.now().timestamp() * 1000))
        post(later)
        testing.work_off(task="channels.handle")
        unsend(line, post, later)
    assert Rendering.objects.filter(message=said["message"]).exists()
    assert Search.objects.filter(conversation_id=said["conversation"]).exists()
    assert Message.objects.get(pk=said["message"]).body == SECRET_WORDS


def test_unsent_before_it_is_answered_it_is_not(line: LineServer, post: Post) -> None:
    event = line.message(USER, SECRET_WORDS)
    post(event)
    unsend(line, post, event)
    testing.work_off(task="journeys.carry_on")
    here = Conversation.objects.get(channel="line")
    assert not Message.objects.filter(conversation=here, author_kind="assistant").exists()
    assert not Step.objects.filter(dialogue=here.pk).exists()


HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def heading(mori: Client, here: int) -> str:
    found = HEADING.search(mori.get(f"/desk/c/{here}/").content.decode())
    assert found is not None
    return found[1].strip()


def test_the_heading_is_never_what_was_answered_to_it(
    line: LineServer, post: Post, mori: Client, said: dict[str, Any]
) -> None:  # fmt: skip
    here = Conversation.objects.get(pk=said["conversation"])
    conversations.answer(conversation_id=here.pk, body="エメラルドについてのご案内です")
    assert heading(mori, here.pk) == SECRET_WORDS
    unsend(line, post, said["event"])
    assert heading(mori, here.pk) == here.number
    with core.shift(timedelta(minutes=1)):
        post(line.message(USER, "電源が入りません", at=int(core.now().timestamp() * 1000)))
        testing.work_off(task="channels.handle")
    assert heading(mori, here.pk) == "電源が入りません"


def test_what_she_wrote_next_is_the_heading_then(
    line: LineServer, post: Post, mori: Client, said: dict[str, Any]
) -> None:  # fmt: skip
    with core.shift(timedelta(minutes=1)):
        post(line.message(USER, "炊飯器の保証について\n二行目", at=int(core.now().timestamp() * 1000)))
        testing.work_off(task="channels.handle")
        unsend(line, post, said["event"])
    assert heading(mori, said["conversation"]) == "炊飯器の保証について"


@pytest.mark.django_db
def test_a_heading_that_came_with_it_goes_too() -> None:
    made = people.identify(kind="bridge", value="app.u-77", name="", locale="ja", proven_how="channel")
    message = InboundMessage(
        made, "bridge", "本文", external_id="app.m-77", subject="エメラルドの暗証番号", apart=True
    )
    here = conversations.receive(message).conversation_id
    assert Conversation.objects.get(pk=here).subject == "エメラルドの暗証番号"
    conversations.unsend(channel="bridge", external_id="app.m-77", at=core.now())
    assert Conversation.objects.get(pk=here).subject == ""
