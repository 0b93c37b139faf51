"""An agent's browser without the browser: fetches what the desk's own scripts would fetch, when they would.

What is on the screen is read from the pages themselves (`data-live` with `data-refresh`, `data-rows` or
`data-thread`); the pauses are those of ui/static/ui/live.js.
"""

import asyncio
import html
import random
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .product import Product
from .shift_clock import Book
from .wire import Wire

LEAST, JITTER, LISTS = 0.25, 0.15, 2.5
BEAT = 20.0
TAG = re.compile(r"<[a-z]+\s[^>]*\bdata-live=\"[^>]*>")
ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"")
OFFER = re.compile(r"data-offer=\"(\d+)\" data-seconds=\"(\d+)\"")
LAST = re.compile(r"data-last=\"(\d+)\"")
NOW = ("thread", "offers")  # what somebody waits for; the rest gives way
FETCHED = ("data-refresh", "data-rows", "data-thread")


@dataclass
class Piece:
    """One live element of the screen."""

    name: str
    hears: frozenset[str]
    url: str
    fetched: float = -10.0
    took: float = 0.0
    planned: bool = False
    busy: bool = False
    again: bool = False

    def concerns(self, hint: str) -> bool:
        """Whether it is to be fetched when this hint comes."""
        return hint in self.hears or hint.partition(":")[0] in self.hears

    def pause(self, hint: str) -> float:
        """How long it waits, as the script does."""
        since = time.perf_counter() - self.fetched
        if hint in self.hears:
            return max(0.0, LEAST - since)
        return max(LEAST, max(LISTS, min(30.0, 10 * self.took)) - since) + random.uniform(0, JITTER)


@dataclass
class Tab:
    """The desk of one agent: what it shows, its stream, its hands."""

    made: Product
    cookie: str
    book: Book
    pieces: dict[str, Piece] = field(default_factory=dict)
    offers: dict[int, float] = field(default_factory=dict)
    threads: dict[int, str] = field(default_factory=dict)
    current: int = 0
    on_thread: Callable[[int, str], None] = lambda conversation_id, body: None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        token = secrets.token_hex(16)
        head = {"Cookie": f"{self.cookie}; madoguchi_csrf={token}", "X-CSRFToken": token}
        self.hands = Wire(self.made.host, self.made.port, head)
        self.script = Wire(self.made.host, self.made.port, {**head, "Accept": "application/json"})
        self.eyes = [Wire(self.made.host, self.made.port, head) for _ in range(3)]
        self.later = Wire(self.made.host, self.made.port, {**head, "Priority": "u=6"})
        self.ears = Wire(self.made.host, self.made.port, head)

    async def follow(self, ready: asyncio.Event) -> None:
        """Hear the stream as long as it lasts."""
        async for line in self.ears.stream("/live/staff"):
            ready.set()
            if line.startswith("data: "):
                for piece in list(self.pieces.values()):
                    if piece.concerns(line[6:]):
                        self.plan(piece, line[6:])

    async def beat(self) -> None:
        """Say that she is there."""
        while True:
            await asyncio.sleep(random.uniform(0.5, 1) * BEAT)
            await self.eyes[0].ask("POST", "/desk/heartbeats/", b"x=1")

    def start(self, work: "asyncio._CoroutineLike[None]") -> None:
        """Do it beside the rest."""
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def plan(self, piece: Piece, hint: str) -> None:
        """Fetch it soon, once for many hints."""
        if piece.busy:
            piece.again = True
        elif not piece.planned:
            piece.planned = True
            self.start(self.fetch(piece, piece.pause(hint)))

    async def fetch(self, piece: Piece, pause: float) -> None:
        """The piece, as it is now; once more when a hint came meanwhile."""
        await asyncio.sleep(pause)
        piece.planned, piece.busy, piece.fetched = False, True, time.perf_counter()
        try:
            if self.pieces.get(piece.name) is not piece:
                return
            with self.book.timed(f"refresh {piece.name}"):
                wire = self.eyes[1] if piece.name in NOW else self.later
                status, body = await wire.ask("GET", piece.url)
            if self.book.judge(f"refresh {piece.name}", status, 200, 404):
                self.take(body.decode(), piece.name)
        finally:
            piece.busy, piece.took = False, time.perf_counter() - piece.fetched
        if piece.again:
            piece.again = False
            self.plan(piece, "again:" if piece.name != "thread" else f"conversation:{self.current}")

    def take(self, page: str, name: str = "") -> None:
        """What the page shows: its live elements, the offers that ring, the thread."""
        for tag in TAG.findall(page):
            found = {key: html.unescape(value) for key, value in ATTRIBUTE.findall(tag)}
            url = next((found[key] for key in FETCHED if key in found), "")
            known = self.pieces.get(found.get("id", ""))
            if url and known and known.url == url:
                known.hears = frozenset(found["data-live"].split())
            elif url:
                self.pieces[found["id"]] = Piece(found["id"], frozenset(found["data-live"].split()), url)
        if not name or name == "offers":
            now = time.perf_counter()
            ringing = {int(offer): int(left) for offer, left in OFFER.findall(page)}
            self.offers = {o: self.offers.get(o, now + left) for o, left in ringing.items()}
        if self.current and (not name or name == "thread"):
            self.threads[self.current] = page
            self.on_thread(self.current, page)

    async def open(self, conversation_id: int) -> None:
        """Show a conversation: the page, then what it loads after itself."""
        self.current, self.pieces = conversation_id, {}
        await self.get("open conversation", f"/desk/c/{conversation_id}/")
        self.start(self.get("suggestions", f"/desk/c/{conversation_id}/suggestions/", shown=False))
        last = LAST.search(self.threads.get(conversation_id, ""))
        if last:
            body = urlencode({"sequence": last[1]}).encode()
            self.start(self.post("read", f"/desk/c/{conversation_id}/readings/", body, 200, 204))

    async def list(self) -> None:
        """Show the queue."""
        self.current, self.pieces = 0, {}
        await self.get("open list", "/desk/?view=mine")

    async def get(self, act: str, path: str, *, shown: bool = True) -> None:
        """A page that she asked for."""
        with self.book.timed(act):
            status, body = await (self.hands if shown else self.eyes[2]).ask("GET", path)
        if self.book.judge(act, status, 200) and shown:
            self.take(body.decode())

    async def post(self, act: str, path: str, body: bytes, *fine: int) -> int:
        """An act of hers; its status. Repeated once when the desk is busy, as its scripts do."""
        with self.book.timed(act):
            status, _ = await self.script.ask("POST", path, body)
        self.book.judge(act, status, *fine)
        return status
