"""Who takes part in a shift: visitors who ask and chat, agents who accept, answer and resolve."""

import asyncio
import random
import re
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .product import Product
from .shift_clock import Book
from .shift_desk import Tab
from .wire import Wire

QUESTIONS = (
    "電気ケトルの水あかを取りたいのですが、お手入れの方法を教えてください。",
    "炊飯器にH03と表示されて炊けません。",
    "注文した商品がまだ届きません。",
    "返品したい場合の送料はどちらの負担でしょうか。",
    "領収書をもう一度発行していただけますか。",
)
MARK = re.compile(r"番号は([ka]\d+-\d+)です")
ROUNDS = 3
PATIENCE = 120.0  # seconds until a chat that is not resolved counts as an error
TWICE = 0.05  # share of posts that the network sends twice
COMING = 10.0  # seconds in which the agents come to their desks
THINK = (1.5, 4.0)  # seconds, of a compressed hour


def words(mark: str, text: str) -> dict[str, str]:
    """A text that can be recognised."""
    return {"text": f"{text}番号は{mark}です。", "client_id": secrets.token_hex(16)}


async def thinking() -> None:
    """Somebody reads and types."""
    await asyncio.sleep(random.uniform(*THINK))


@dataclass
class Visitor:
    """One customer: asks the assistant, and some of them a person."""

    number: int
    made: Product
    book: Book
    person: bool
    acknowledged: set[str] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    said: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    thread: str = ""

    def __post_init__(self) -> None:
        away = f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}"
        head = {"Authorization": f"Bearer {secrets.token_urlsafe(32)}", "Accept": "application/json",
                "X-Forwarded-For": away}  # fmt: skip
        self.wire, self.ears = (Wire(self.made.host, self.made.port, head) for _ in range(2))
        self.fresh = asyncio.Event()

    async def visit(self) -> None:
        """From the first question until she leaves."""
        await self.page()
        if not await self.say(random.choice(QUESTIONS)):
            return
        listening = asyncio.ensure_future(self.listen())
        looking = asyncio.ensure_future(self.look())
        try:
            await thinking()
            if self.person:
                await self.post("customer: asks for a person", "/chat/handovers/", b"x=1")
                await asyncio.wait_for(self.done.wait(), PATIENCE)
            else:
                await asyncio.sleep(3)
        except TimeoutError:
            self.book.problems["chat not finished"] += 1
        finally:
            listening.cancel(), looking.cancel()
            self.wire.close(), self.ears.close()

    async def page(self) -> None:
        with self.book.timed("customer: chat page"):
            status, _ = await self.wire.ask("GET", "/chat/")
        self.book.judge("customer: chat page", status, 200)

    async def say(self, text: str) -> bool:
        """Post one message, now and then twice at once."""
        mark = f"k{self.number}-{self.said}"
        self.said += 1
        body = urlencode(words(mark, text)).encode()
        if self.said > 1 and random.random() < TWICE:
            other = Wire(self.made.host, self.made.port, {})
            other.headers = self.wire.headers
            await asyncio.gather(self.post("customer: message", "/chat/messages/", body),
                                 other.ask("POST", "/chat/messages/", body))  # fmt: skip
            other.close()
            self.acknowledged.add(mark)
            return True
        kept = await self.post("customer: message", "/chat/messages/", body)
        if kept:
            self.acknowledged.add(mark)
        return kept

    async def post(self, act: str, path: str, body: bytes) -> bool:
        with self.book.timed(act):
            status, _ = await self.wire.ask("POST", path, body)
        return self.book.judge(act, status)

    async def listen(self) -> None:
        """Her stream: something changed."""
        async for line in self.ears.stream("/live/chat"):
            if line.startswith("data: ") or "hello" in line or "refresh" in line:
                self.fresh.set()

    async def look(self) -> None:
        """Fetch the thread when something changed, answer what an agent says, rate at the end."""
        while True:
            await self.fresh.wait()
            self.fresh.clear()
            began = time.perf_counter()
            with self.book.timed("customer: thread"):
                status, body = await self.wire.ask("GET", "/chat/thread/")
            if self.book.judge("customer: thread", status, 200):
                self.thread = body.decode()
                await self.react()
            await asyncio.sleep(max(0.0, began + 0.25 - time.perf_counter()))

    async def react(self) -> None:
        for mark in sorted({m for m in MARK.findall(self.thread) if m[0] == "a"} - self.heard):
            self.heard.add(mark)
            if not mark.endswith(f"-{ROUNDS}"):
                await thinking()
                await self.say("はい、わかりました。もう一つ伺います。")
        found = re.search(r'name="token" value="([^"]+)"', self.thread)
        if found and not self.done.is_set():
            if random.random() < 0.6:
                body = urlencode({"token": found[1], "score": random.choice("45345")}).encode()
                await self.post("customer: rating", "/chat/ratings/", body)
            self.done.set()


class Agent:
    """One agent at her desk: accepts, answers, notes, files, resolves; several chats in turn."""

    def __init__(self, number: int, made: Product, cookie: str, book: Book, codes: dict[str, str]) -> None:
        self.number, self.book, self.codes = number, book, codes
        self.tab = Tab(made, cookie, book)
        self.tab.on_thread = self.saw
        self.hers: dict[int, int] = {}
        self.due: dict[int, float] = {}
        self.waits: dict[int, int] = {}
        self.seen: dict[int, str] = {}
        self.acknowledged: set[str] = set()
        self.late = 0

    def saw(self, conversation_id: int, page: str) -> None:
        """A thread came."""
        self.seen[conversation_id] = page

    async def work(self, until: float) -> None:
        """Until the shift ends and nothing is left in her hands; not all begin in the same second."""
        await asyncio.sleep(random.uniform(0, COMING))
        await self.tab.list()
        while time.perf_counter() < until or self.hers:
            if self.tab.offers:
                await self.accept(*min(self.tab.offers.items(), key=lambda item: item[1]))
            elif ready := [c for c, at in self.due.items() if at <= time.perf_counter()]:
                await self.turn(min(ready, key=self.due.__getitem__))
            else:
                await asyncio.sleep(0.1)

    async def accept(self, offer_id: int, until: float) -> None:
        """She looks, then takes it; an offer that was taken back is no error."""
        await asyncio.sleep(random.uniform(0.5, 2.0))
        ringing = self.tab.offers.pop(offer_id, None)
        if ringing is None:
            return
        self.late += time.perf_counter() > until
        with self.book.timed("accept"):
            status, _ = await self.tab.script.ask("POST", f"/desk/offers/{offer_id}/acceptance/", b"x=1")
        if not self.book.judge("accept", status, 302):
            return
        found = re.search(r"/desk/c/(\d+)/", self.tab.script.location)
        if found:
            conversation_id = int(found[1])
            self.hers[conversation_id] = 0
            await self.tab.open(conversation_id)
            self.due[conversation_id] = time.perf_counter() + random.uniform(*THINK)

    async def turn(self, conversation_id: int) -> None:
        """What is to be done next in this conversation."""
        if self.tab.current != conversation_id:
            await self.tab.open(conversation_id)
        said = self.hers[conversation_id]
        heard = len({m for m in MARK.findall(self.seen.get(conversation_id, "")) if m[0] == "k"})
        self.due[conversation_id] = time.perf_counter() + random.uniform(*THINK)
        if said and heard <= said < ROUNDS and self.waits.get(conversation_id, 0) < 8:
            self.waits[conversation_id] = self.waits.get(conversation_id, 0) + 1
            return
        if said < ROUNDS:
            await self.reply(conversation_id, said + 1)
        else:
            await self.resolve(conversation_id)

    async def reply(self, conversation_id: int, turn: int) -> None:
        """Type, write, send; now and then twice at once."""
        base, mark = f"/desk/c/{conversation_id}", f"a{conversation_id}-{turn}"
        await self.tab.post("typing", f"{base}/typing/", b"x=1", 200, 204)
        body = urlencode(words(mark, "お問い合わせありがとうございます。")).encode()
        posts = [self.tab.post("reply", f"{base}/replies/", body, 200)]
        if random.random() < TWICE:
            again = Wire(*self.tab.hands.address, {})
            again.headers = self.tab.script.headers
            posts.append(_status(again, f"{base}/replies/", body))
        if 200 in await asyncio.gather(*posts):
            self.acknowledged.add(mark)
            self.hers[conversation_id] = turn
        if turn == 2:
            await self.extras(conversation_id, base)

    async def extras(self, conversation_id: int, base: str) -> None:
        """Some conversations get a note, labels, another priority."""
        if random.random() < 0.3:
            note = urlencode({"text": "折り返しの約束あり", "client_id": secrets.token_hex(16)}).encode()
            await self.tab.post("note", f"{base}/notes/", note, 200)
        if random.random() < 0.3:
            await self.tab.post("tags", f"{base}/tags/", urlencode({"tags": "配送, 至急"}).encode())
        if random.random() < 0.1:
            await self.tab.post("priority", f"{base}/priorities/", b"priority=3")

    async def resolve(self, conversation_id: int) -> None:
        """File it and resolve it, then see the list again."""
        form = urlencode(self.codes).encode() or b"x=1"
        status = await self.tab.post("resolve", f"/desk/c/{conversation_id}/resolutions/", form)
        if status in (302, 303):
            del self.hers[conversation_id], self.due[conversation_id]
            await self.tab.list()


async def _status(wire: Wire, path: str, body: bytes) -> int:
    status, _ = await wire.ask("POST", path, body)
    wire.close()
    return status
