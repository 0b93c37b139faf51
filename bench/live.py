"""bin/bench live: from the customer's POST until the agent's tab has fetched the fragment that shows it.

200 chats with an agent each send one message per 5 s for a minute; customers and agents hold their streams,
and an agent's tab fetches the thread of a conversation when it is nudged, once more when it was nudged
meanwhile, as the desk's scripts do. Durable database, two web processes, a worker. Lost: acknowledged but
not in the agent's last fragment; doubled: there twice. JSON: p50_ms, p99_ms, lost, doubled.
"""

import argparse
import asyncio
import contextlib
import re
import secrets
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from json import loads
from urllib.parse import urlencode

import psycopg
import uvloop

from .product import Product, ground, report, serving, share, tell
from .wire import Wire

CHATS = 200
AGENTS = 20
EVERY = 5.0
SECONDS = 60.0
BEAT = 20.0  # seconds between two signs that an agent is there, as in desk/static/desk/panes.js
LAST_WORDS = 3.0  # seconds that the last message has to arrive
LEAST = 0.25  # seconds between two fetches of one element, as in ui/static/ui/live.js
MARK = re.compile(r"番号は(k\d+-\d+)です")
WAITING_JOBS = (
    "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND scheduled_at IS NULL"
)


@dataclass
class Chat:
    """One customer: her connection, her conversation, what was acknowledged."""

    number: int
    wire: Wire
    conversation_id: int = 0
    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    post_ms: list[float] = field(default_factory=list)

    async def say(self, turn: int) -> None:
        """Post one message that can be recognised."""
        mark = f"k{self.number}-{turn}"
        text = f"注文がまだ届きません。番号は{mark}です。"
        body = urlencode({"text": text, "client_id": secrets.token_hex(16)}).encode()
        self.sent[mark] = time.perf_counter()
        status, _ = await self.wire.ask("POST", "/chat/messages/", body)
        self.post_ms.append((time.perf_counter() - self.sent[mark]) * 1000)
        if status == 200:
            self.acknowledged.add(mark)

    async def chat(self, first: float, turns: int) -> None:
        """One message every five seconds."""
        for turn in range(1, turns + 1):
            await asyncio.sleep(max(0.0, first + (turn - 1) * EVERY - time.perf_counter()))
            await self.say(turn)


class Agent:
    """One browser of the desk: a stream, and the threads it shows."""

    def __init__(self, made: Product, cookie: str) -> None:
        token = secrets.token_hex(16)
        cookies = f"{cookie}; madoguchi_csrf={token}"
        self.stream = Wire(made.host, made.port, {"Cookie": cookies})
        self.wires = [Wire(made.host, made.port, {"Cookie": cookies, "X-CSRFToken": token}) for _ in range(3)]
        self.shown: dict[int, str] = {}
        self.seen: dict[str, float] = {}
        self.again: dict[int, bool] = {}
        self.fetches = self.failed = 0
        self.fetch_ms: list[float] = []
        self.running: set[asyncio.Task[None]] = set()

    async def follow(self, ready: asyncio.Event) -> None:
        """Hear nudges and fetch the threads that are shown."""
        async for line in self.stream.stream("/live/staff"):
            ready.set()
            found = re.fullmatch(r"data: conversation:(\d+)", line)
            if found and (number := int(found[1])) in self.shown:
                self.nudged(number)

    async def beat(self) -> None:
        """Say again and again that she is there, as an open desk does."""
        while True:
            await self.wires[0].ask("POST", "/desk/heartbeats/", b"x=1")
            await asyncio.sleep(BEAT)

    def nudged(self, conversation_id: int) -> None:
        """Fetch now, or once more after the fetch that is under way."""
        if conversation_id in self.again:
            self.again[conversation_id] = True
            return
        self.again[conversation_id] = False
        task = asyncio.create_task(self.fetch(conversation_id))
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def fetch(self, conversation_id: int) -> None:
        """The fragment, as it is now."""
        while True:
            began = time.perf_counter()
            wire = self.wires[conversation_id % len(self.wires)]
            try:
                body = await wire.get(f"/desk/c/{conversation_id}/thread/")
            except RuntimeError:  # as the desk's script: the next nudge brings it
                self.failed += 1
                del self.again[conversation_id]
                return
            now = time.perf_counter()
            self.fetches += 1
            self.fetch_ms.append((now - began) * 1000)
            self.shown[conversation_id] = body
            for mark in MARK.findall(body):
                self.seen.setdefault(mark, now)
            await asyncio.sleep(max(0.0, began + LEAST - time.perf_counter()))
            if not self.again[conversation_id]:
                del self.again[conversation_id]
                return
            self.again[conversation_id] = False


async def prepared(made: Product, cookies: list[str]) -> tuple[list[Chat], list[Agent]]:
    """Everybody is connected: each chat has its conversation, each conversation its agent."""
    agents = [Agent(made, cookie) for cookie in cookies]
    chats = []
    for number in range(CHATS):
        headers = {"Authorization": f"Bearer {secrets.token_urlsafe(32)}", "Accept": "application/json"}
        chats.append(Chat(number, Wire(made.host, made.port, headers)))
    await gathered((chat.say(0) for chat in chats), 8)
    with psycopg.connect(made.database) as connection:
        await quiet(connection)
        rows = connection.execute(
            "SELECT DISTINCT conversation_id, body FROM conversations_message"
        ).fetchall()
    marks = {found[1]: number for number, body in rows if (found := MARK.search(body))}
    for chat in chats:
        chat.conversation_id = marks[f"k{chat.number}-0"]
    await gathered((taken(agents[chat.number % len(agents)], chat.conversation_id) for chat in chats), 8)
    for chat in chats:
        chat.sent.clear(), chat.acknowledged.clear(), chat.post_ms.clear()
    return chats, agents


async def quiet(connection: psycopg.Connection) -> None:
    """Wait until the worker has done what was to be done."""
    for _ in range(300):
        waiting = connection.execute(WAITING_JOBS).fetchone()
        connection.rollback()
        if not waiting or not waiting[0]:
            return
        await asyncio.sleep(0.2)


async def taken(agent: Agent, conversation_id: int) -> None:
    """The agent takes the conversation and shows it."""
    status, _ = await agent.wires[0].ask("POST", f"/desk/c/{conversation_id}/takes/", b"x=1")
    if status != 302:
        raise RuntimeError(f"taking: {status}")
    agent.shown[conversation_id] = ""


async def gathered(works: Iterable[Awaitable[None]], most: int) -> None:
    """Do all of it, a few at a time."""
    free = asyncio.Semaphore(most)

    async def one(work: Awaitable[None]) -> None:
        async with free:
            await work

    await asyncio.gather(*(one(work) for work in works))


async def listen(wire: Wire, ready: asyncio.Event) -> None:
    """A customer's stream."""
    async for _ in wire.stream("/live/chat"):
        ready.set()


async def measure(made: Product, cookies: list[str]) -> dict[str, float]:
    """All figures."""
    chats, agents = await prepared(made, cookies)
    tell(f"{CHATS} chats are with {len(agents)} agents")
    streams: list[tuple[Awaitable[None], asyncio.Event]] = []
    for agent in agents:
        streams.append((agent.follow(ready := asyncio.Event()), ready))
    for chat in chats:
        bearer = {"Authorization": next(x for x in chat.wire.headers.split("\r\n") if "Bearer" in x)[15:]}
        streams.append((listen(Wire(made.host, made.port, bearer), ready := asyncio.Event()), ready))
    tasks = [asyncio.ensure_future(work) for work, _ in streams]
    await asyncio.wait_for(asyncio.gather(*(ready.wait() for _, ready in streams)), 30)
    await asyncio.sleep(1)
    tasks += [asyncio.ensure_future(agent.beat()) for agent in agents]
    began = time.perf_counter() + 0.5
    busy, turns = made.cpu(), int(SECONDS / EVERY)
    await asyncio.gather(*(chat.chat(began + EVERY * chat.number / CHATS, turns) for chat in chats))
    await asyncio.sleep(LAST_WORDS)
    busy = share(busy, made.cpu(), SECONDS)
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
    return figures(chats, agents) | busy


def figures(chats: list[Chat], agents: list[Agent]) -> dict[str, float]:
    """Latencies, what was lost and doubled, and where the time went."""
    seen: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for agent in agents:
        seen |= agent.seen
        for body in agent.shown.values():
            counts.update(MARK.findall(body))
    sent = {mark: at for chat in chats for mark, at in chat.sent.items()}
    acknowledged = {mark for chat in chats for mark in chat.acknowledged}
    spent = [(seen[mark] - at) * 1000 for mark, at in sent.items() if mark in seen]
    cuts = statistics.quantiles(spent, n=100)
    posts = statistics.quantiles([ms for chat in chats for ms in chat.post_ms], n=100)
    fetches = statistics.quantiles([ms for agent in agents for ms in agent.fetch_ms], n=100)
    return {
        "p50_ms": round(cuts[49], 1),
        "p90_ms": round(cuts[89], 1),
        "p99_ms": round(cuts[98], 1),
        "lost": len(acknowledged - {mark for mark in counts if mark in acknowledged}),
        "doubled": sum(1 for count in counts.values() if count > 1),
        "messages": len(sent),
        "refused": len(sent) - len(acknowledged),
        "fetches": sum(agent.fetches for agent in agents),
        "failed_fetches": sum(agent.failed for agent in agents),
        "post_p50_ms": round(posts[49], 1),
        "fetch_p50_ms": round(fetches[49], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.parse_args()
    with ground() as land:
        land.make("live")
        made = loads(land.run("live", "bench.agents", str(AGENTS)).splitlines()[-1])
        cookies = [f"{made['cookie']}={session}" for session in made["sessions"]]
        with serving(land, "live") as running:
            report(uvloop.run(measure(running, cookies)))


if __name__ == "__main__":
    main()
