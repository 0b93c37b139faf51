"""While she has the chat open no copy of our answer goes to mail or LINE, until she leaves: a real stream."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.channels import api
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Delivery
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core.live.front import Front
from madoguchi.core.live.hub import hub
from madoguchi.core.tests.streams import Tab
from madoguchi.journeys import reply
from madoguchi.people import api as people

MAILBOX = {"address": "desk@live.test", "imap_host": "", "smtp_host": "127.0.0.1", "smtp_security": "none"}


async def _pages(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


FRONT = Front(_pages, {"/live/chat": "madoguchi.channels.webchat.live.topics"}, most=100)


@pytest.fixture
def asked(committed_db: None, settings: Any) -> tuple[int, str]:
    """She asked in the chat and was answered; the conversation, and what her browser is known by."""
    settings.MADOGUCHI_ROLL_CALL = 5.0
    api.add_account(kind="email", name="窓口", values=MAILBOX)
    yoko = people.create_customer(name="高崎 容子")
    people.add_identity(customer_id=yoko, kind="email", value="yoko@live.test", proven_how="code")
    token = people.enter_browser(customer_id=yoko, token="", how="code", user_agent="").token
    question = InboundMessage(yoko, "webchat", "修理はいつ終わりますか", client_id="a" * 32, language="ja")
    here = conversations.receive(question).conversation_id
    staff = people.create_staff(email="mori@live.test", password=None, name="森", role="supervisor").id
    reply.send(conversation_id=here, staff_id=staff, text="明日お届けします。")
    return here, token


def look(here: int) -> bool:
    with core.shift(timedelta(minutes=4)):
        return api.follow_out(conversation_id=here)


def looks_planned() -> int:
    return ProcrastinateJob.objects.filter(task_name="channels.follow_out", status="todo").count()


def play(scene: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        await sync_to_async(connections.close_all)()  # of a test before, to a database that is gone
        try:
            await scene()
        finally:
            await hub.listening()
            await hub.stop()
            await sync_to_async(connections.close_all)()

    asyncio.run(whole())


def test_nothing_goes_out_while_she_has_the_chat_open(asked: tuple[int, str], settings: Any) -> None:
    here, token = asked

    async def scene() -> None:
        tab = Tab(FRONT, "/live/chat", cookie=f"{people.VISITOR_COOKIE}={token}")
        await tab.reads("event: hello")
        before = await sync_to_async(looks_planned)()
        assert await sync_to_async(look)(here) is False
        assert await sync_to_async(Delivery.objects.count)() == 0
        assert await sync_to_async(looks_planned)() == before + 1  # somebody looks again
        await tab.close()
        settings.MADOGUCHI_ROLL_CALL = 0.3
        assert await sync_to_async(look)(here) is True
        assert await sync_to_async(list)(Delivery.objects.values_list("channel", flat=True)) == ["email"]

    play(scene)


def test_somebody_elses_open_chat_is_not_hers(asked: tuple[int, str], settings: Any) -> None:
    here, _token = asked
    settings.MADOGUCHI_ROLL_CALL = 0.3
    other = people.create_customer(name="別の人")
    token = people.enter_browser(customer_id=other, token="", how="code", user_agent="").token

    async def scene() -> None:
        tab = Tab(FRONT, "/live/chat", cookie=f"{people.VISITOR_COOKIE}={token}")
        await tab.reads("event: hello")
        assert await sync_to_async(look)(here) is True
        await tab.close()

    play(scene)
