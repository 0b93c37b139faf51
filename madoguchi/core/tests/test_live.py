"""Live streams, from a committed transaction to the tab."""

import asyncio
import queue
import re
from collections.abc import Awaitable, Callable

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError, connection, connections, transaction

from madoguchi.core import api as core
from madoguchi.core.live import stream as streams
from madoguchi.core.live.front import Front
from madoguchi.core.live.hub import Hub, hub
from madoguchi.core.live.subscription import MOST_PENDING, Subscription

from .facts import BoxOpened
from .streams import Tab

pytestmark = pytest.mark.django_db
HELLO = "event: hello"
REFRESH = "event: refresh"


async def pages(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


class Rights:
    """Who may hear what: a header names the topics; `lost` takes them away."""

    def __init__(self) -> None:
        self.lost = self.away = False
        self.read = 0

    def __call__(self, request) -> frozenset[str] | None:
        self.read += 1
        if self.away:
            raise OperationalError
        topics = request.headers.get("topics")
        return None if self.lost or topics is None else frozenset(topics.split())


class Scene:
    def __init__(self) -> None:
        self.rights = Rights()
        self.front = Front(pages, {"/live/staff": self.rights}, most=100)

    async def tab(self, topics: str) -> Tab:
        tab = Tab(self.front, topics=topics)
        await tab.reads(HELLO)
        return tab


def play(scene: Callable[[Scene], Awaitable[None]]) -> None:
    async def whole() -> None:
        try:
            await scene(Scene())
        finally:
            await hub.listening()
            await hub.stop()
            await sync_to_async(connections.close_all)()

    asyncio.run(whole())


async def say_once(*nudges: core.Nudge) -> None:
    await say(*nudges)
    await sync_to_async(connections.close_all)()


@sync_to_async
def say(*nudges: core.Nudge) -> None:
    with transaction.atomic():
        core.nudge(*nudges)


@pytest.mark.django_db(transaction=True)
def test_a_recorded_fact_reaches_the_tabs_that_may_hear_of_it():
    @sync_to_async
    def happen() -> None:
        with transaction.atomic():
            core.record(BoxOpened(12), actor=core.SYSTEM)

    async def scene(s: Scene) -> None:
        inbox, other, both = await s.tab("inbox:0"), await s.tab("customer:9"), await s.tab("inbox:0 staff:1")
        await happen()
        await inbox.reads("conversation:12")
        await both.reads("me")
        await say(core.Nudge("customer:9", "last"))
        await other.reads("last")
        assert (inbox.hints, other.hints, sorted(both.hints)) == (
            ["conversation:12"], ["last"], ["conversation:12", "me"],
        )  # fmt: skip
        assert REFRESH not in inbox.text

    play(scene)


def test_a_rollback_says_nothing():
    @sync_to_async
    def roll_back() -> None:
        with transaction.atomic():
            core.nudge(core.Nudge("inbox:0", "never"))
            transaction.set_rollback(True)

    async def scene(s: Scene) -> None:
        tab = await s.tab("inbox:0")
        await roll_back()
        await say(core.Nudge("inbox:0", "conversation:1"))
        await tab.reads("conversation:1")
        assert tab.hints == ["conversation:1"]

    play(scene)


def test_who_may_hear_nothing_is_refused():
    async def scene(s: Scene) -> None:
        tab = Tab(s.front)
        await tab.ends()
        assert (tab.status, tab.text) == (403, "")
        assert hub.streams == 0

    play(scene)


def test_a_stream_ends_when_its_right_is_lost():
    async def scene(s: Scene) -> None:
        tab = await s.tab("staff:3 inbox:0")
        s.rights.lost = True
        await say(core.Nudge("staff:3", "rights"))
        await tab.ends()
        assert "event: gone" in tab.text
        assert tab.hints == []

    play(scene)


def test_other_rights_other_topics_and_everything_is_fetched():
    async def scene(s: Scene) -> None:
        wider = frozenset({"staff:3", "inbox:7"})
        tab = await s.tab("staff:3")
        s.front.streams = {}
        s.rights.__class__ = type("Wider", (Rights,), {"__call__": lambda self, request: wider})
        await say(core.Nudge("staff:3", "rights"))
        await tab.reads(REFRESH)
        await say(core.Nudge("inbox:7", "conversation:5"))
        await tab.reads("conversation:5")

    play(scene)


def test_a_slow_tab_is_told_to_fetch_everything():
    subscription = asyncio.run(_overflow())
    assert subscription.take() == ([], True, True)
    assert subscription.take() == ([], False, False)


async def _overflow() -> Subscription:
    subscription = Subscription({"inbox:0"})
    subscription.put("rights")
    for n in range(MOST_PENDING + 5):
        subscription.put(f"conversation:{n}")
    return subscription


def test_equal_hints_are_sent_once_to_a_stuck_tab():
    async def scene(s: Scene) -> None:
        tab = await s.tab("inbox:0")
        tab.stuck = True
        for n in (1, 2, 1, 1, 3):
            hub.deliver("inbox:0", f"conversation:{n}")
        tab.stuck = False
        await tab.reads("conversation:3")
        assert tab.hints == ["conversation:1", "conversation:2", "conversation:3"]

    play(scene)


def test_after_the_database_came_back_every_tab_fetches_everything():
    @sync_to_async
    def cut() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'madoguchi live' AND datname = current_database()"
            )

    async def scene(s: Scene) -> None:
        heard: list[str] = []
        hub.on_nudge("process:index", heard.append)
        tab = await s.tab("inbox:0")
        await cut()
        await tab.reads(REFRESH)
        await say(core.Nudge("inbox:0", "conversation:2"), core.Nudge("process:index", "article:4"))
        await tab.reads("conversation:2")
        assert heard[-2:] == ["refresh", "article:4"]

    play(scene)


def test_without_the_database_the_browser_is_told_to_come_again():
    async def scene(s: Scene) -> None:
        s.rights.away = True
        tab = Tab(s.front, topics="inbox:0")
        await tab.ends()
        assert tab.status == 200
        assert re.fullmatch(r"retry: \d{4}\n\n", tab.text)

    play(scene)


def test_fifty_streams_end_at_once_when_the_process_stops():
    async def scene(s: Scene) -> None:
        tabs = [await s.tab("inbox:0") for _ in range(50)]
        assert hub.streams == 50
        core.end_streams()
        await asyncio.gather(*(tab.ends(1) for tab in tabs))
        assert hub.streams == 0
        late = Tab(s.front, topics="inbox:0")
        await late.ends(1)

    play(scene)


def test_a_closed_tab_is_forgotten():
    async def scene(s: Scene) -> None:
        tab = await s.tab("inbox:0")
        await tab.close()
        assert hub.streams == 0
        assert hub._streams == {}

    play(scene)


def test_silence_is_broken_by_pings(monkeypatch):
    monkeypatch.setattr(streams, "PING_EVERY", 0.05)

    async def scene(s: Scene) -> None:
        tab = await s.tab("inbox:0")
        await tab.reads("event: ping\ndata: 1\n\nevent: ping")

    play(scene)


def test_rights_are_read_again_after_a_while(monkeypatch):
    monkeypatch.setattr(streams, "PING_EVERY", 0.05)
    monkeypatch.setattr(streams, "RIGHTS_EVERY", 0.1)

    async def scene(s: Scene) -> None:
        tab = await s.tab("inbox:0")
        s.rights.lost = True
        await tab.ends()

    play(scene)


def test_a_process_without_a_loop_follows_in_a_thread():
    following, heard = Hub(), queue.Queue[str]()
    following.on_nudge("process:index", heard.put)
    following.follow_in_thread()

    assert heard.get(timeout=5) == "refresh"
    asyncio.run(say_once(core.Nudge("process:index", "article:1")))
    assert heard.get(timeout=5) == "article:1"
