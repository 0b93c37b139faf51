"""What every live stream tells to whom (F23, F25): nobody learns even that something happened elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from asgiref.sync import sync_to_async
from django.db import connections, transaction

from madoguchi.config import asgi
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core.live.hub import hub
from madoguchi.core.tests.streams import Tab
from madoguchi.people import api as people

from .routes import STREAMS
from .world import CUSTOMERS, ROLES, World, make_world

NORTH_DESK = {"agent", "supervisor", "administrator"}
EVERY_STAFF = NORTH_DESK | {"outsider"}


@pytest.fixture
def world(committed_db) -> World:
    with transaction.atomic():
        return make_world()


class Ears:
    """One open stream for every role that may have one."""

    def __init__(self, world: World) -> None:
        self.world, self.tabs, self.fences = world, {}, 0

    async def open(self, role: str) -> Tab:
        cookies = "; ".join(f"{name}={value}" for name, value in self.world.cookies.get(role, {}).items())
        path = "/live/chat" if role in CUSTOMERS else "/live/staff"
        tab = Tab(asgi.application, path, cookie=cookies)
        await tab.reads("event: hello")
        self.tabs[role] = tab
        return tab

    async def after(self, act: Callable[[], object]) -> dict[str, set[str]]:
        """Do something that changes nobody's rights; what each role heard of it: role → hints.

        Together with changed rights a tab is told to fetch everything, not what happened.
        """
        start = {role: len(tab.hints) for role, tab in self.tabs.items()}
        self.fences += 1
        fence = f"fence:{self.fences}"
        await committed(act)
        await committed(lambda: core.nudge(*(core.Nudge(topic, fence) for topic in self.topics())))
        for tab in self.tabs.values():
            await tab.reads(fence)
        return {role: set(tab.hints[start[role] :]) - {fence} for role, tab in self.tabs.items()}

    def topics(self) -> list[str]:
        owned = [f"customer:{self.world.customer[key]}" for key in ("a", "b")]
        return owned + [f"staff:{staff}" for staff in self.world.staff.values()]


@sync_to_async
def committed(act: Callable[[], object]) -> None:
    with transaction.atomic():
        act()


def heard_by(heard: dict[str, set[str]], hint: str) -> set[str]:
    return {role for role, hints in heard.items() if hint in hints}


def play(world: World, scene: Callable[[Ears], Awaitable[None]]) -> None:
    async def whole() -> None:
        try:
            await scene(Ears(world))
        finally:
            await hub.stop()
            await sync_to_async(connections.close_all)()

    asyncio.run(whole())


def test_who_may_connect(world):
    async def scene(ears: Ears) -> None:
        for path, rights in STREAMS.items():
            for role in ROLES:
                cookie = "; ".join(f"{name}={value}" for name, value in world.cookies.get(role, {}).items())
                tab = Tab(asgi.application, path, cookie=cookie)
                if rights[role] == "ok":
                    await tab.reads("event: hello")
                    await tab.close()
                else:
                    await tab.ends()
                assert tab.status == (200 if rights[role] == "ok" else 403), (path, role)

    play(world, scene)


def test_each_hears_only_of_what_she_may_see(world):
    a, b, c = (f"conversation:{world.talk[key]}" for key in "abc")
    agent, outsider = world.staff["agent"], world.staff["outsider"]

    def note(key: str, staff: int) -> Callable[[], object]:
        return lambda: conversations.note(conversation_id=world.talk[key], staff_id=staff, text="内緒")

    def write(key: str) -> Callable[[], object]:
        return lambda: conversations.receive(InboundMessage(world.customer[key], "webchat", "もしもし"))

    async def scene(ears: Ears) -> None:
        for role in ROLES[1:]:
            await ears.open(role)

        heard = await ears.after(note("a", agent))
        assert heard_by(heard, a) == NORTH_DESK
        assert heard["owner"] == heard["stranger"] == heard["outsider"] == heard["editor"] == set()

        heard = await ears.after(note("c", outsider))
        assert heard_by(heard, c) == {"outsider", "supervisor", "administrator"}
        assert heard["agent"] == heard["owner"] == set()

        heard = await ears.after(write("a"))
        assert heard_by(heard, a) == NORTH_DESK | {"owner"}
        assert heard["stranger"] == heard["outsider"] == heard["editor"] == set()

        heard = await ears.after(write("b"))
        assert heard_by(heard, b) == NORTH_DESK | {"stranger"}
        assert heard["owner"] == heard["outsider"] == set()

        for label in (
            lambda: conversations.set_tags(conversation_id=world.talk["a"], tags=("x",), actor=core.SYSTEM),
            lambda: conversations.set_priority(
                conversation_id=world.talk["a"], priority=4, actor=core.SYSTEM
            ),
            lambda: conversations.set_topic(conversation_id=world.talk["a"], topic="y", actor=core.SYSTEM),
        ):
            heard = await ears.after(label)
            assert heard_by(heard, a) == NORTH_DESK
            assert heard["owner"] == heard["stranger"] == heard["outsider"] == set()

        heard = await ears.after(lambda: conversations.typing(conversation_id=world.talk["a"], who="note"))
        assert heard["owner"] == heard["stranger"] == heard["outsider"] == heard["editor"] == set()
        heard = await ears.after(lambda: conversations.typing(conversation_id=world.talk["a"], who="staff"))
        assert {role for role, hints in heard.items() if hints} == NORTH_DESK | {"owner"}

    play(world, scene)


def test_a_stream_ends_with_sign_out(world):
    async def scene(ears: Ears) -> None:
        agent, supervisor = await ears.open("agent"), await ears.open("supervisor")
        browser = world.browser("agent")
        await sync_to_async(browser.post)("/account/logout/")
        await agent.reads("event: gone")
        await agent.ends()
        assert supervisor.task.done() is False

    play(world, scene)


def test_rights_that_change_change_the_stream(world):
    agent = world.staff["agent"]

    async def scene(ears: Ears) -> None:
        for role in ("agent", "outsider"):
            await ears.open(role)
        await committed(lambda: people.change_staff(staff_id=agent, teams=("w-south",), actor=core.SYSTEM))
        await ears.tabs["agent"].reads("event: refresh")
        heard = await ears.after(
            lambda: conversations.receive(InboundMessage(world.customer["b"], "webchat", "もしもし"))
        )
        assert heard["agent"] == set()
        await committed(lambda: people.change_staff(staff_id=agent, active=False, actor=core.SYSTEM))
        await ears.tabs["agent"].reads("event: gone")
        await ears.tabs["agent"].ends()

    play(world, scene)
