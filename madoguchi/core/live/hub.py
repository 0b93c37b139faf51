"""One hub per process: one LISTEN connection, and the streams that want to hear from it."""

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Collection

import psycopg

from .direct import address
from .roll_call import ROLL_CALL, asked_by, say_here
from .subscription import Subscription
from .topics import NOTIFY_CHANNEL, read

logger = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0
"""Seconds between attempts to reach the database again."""

CHECK_EVERY, CHECK_WITHIN = 20.0, 10.0
"""Seconds of silence after which the connection is tried, and within which it must answer."""

LISTENING_WITHIN = 5.0
REFRESH = "refresh"
CHECKS_AT_ONCE = 4
"""Rights read at the same time, so that a thousand returning tabs leave the pages their connections."""


class Hub:
    """Delivers nudges by topic.

    `on_nudge`, `follow_in_thread` and `end_all` may be called from any thread, the rest in its loop only.
    """

    def __init__(self) -> None:
        self._streams: dict[str, set[Subscription]] = defaultdict(set)
        self._all: set[Subscription] = set()
        self._callbacks: dict[str, list[Callable[[str], None]]] = defaultdict(list)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._listening: asyncio.Event | None = None
        self._thread: threading.Thread | None = None
        self._ending = False
        self.checks = asyncio.Semaphore(CHECKS_AT_ONCE)

    @property
    def streams(self) -> int:
        """How many streams are open in this process."""
        return len(self._all)

    def start(self) -> None:
        """Listen, in the running loop; nothing happens when the hub listens already."""
        loop = asyncio.get_running_loop()
        if self._task is not None and self._loop is loop and not self._task.done():
            return
        if self._thread is not None and self._thread.is_alive():
            return
        self._loop, self._listening, self._ending = loop, asyncio.Event(), False
        self.checks = asyncio.Semaphore(CHECKS_AT_ONCE)
        self._task = loop.create_task(self._follow(), name="live hub")

    async def listening(self) -> bool:
        """Wait until the database is being listened to; False when that takes too long."""
        if self._listening is None:
            return False
        try:
            async with asyncio.timeout(LISTENING_WITHIN):
                await self._listening.wait()
        except TimeoutError:
            return False
        return True

    def subscribe(self, topics: Collection[str]) -> Subscription:
        """A new stream hears of `topics`."""
        subscription = Subscription(topics)
        self._all.add(subscription)
        for topic in subscription.topics:
            self._streams[topic].add(subscription)
        if self._ending:
            subscription.end()
        return subscription

    def change(self, subscription: Subscription, topics: Collection[str]) -> None:
        """From now on the stream hears of `topics` and nothing else."""
        self._leave(subscription)
        subscription.topics = frozenset(topics)
        for topic in subscription.topics:
            self._streams[topic].add(subscription)

    def unsubscribe(self, subscription: Subscription) -> None:
        """The stream is over."""
        self._leave(subscription)
        self._all.discard(subscription)

    def _leave(self, subscription: Subscription) -> None:
        for topic in subscription.topics:
            self._streams[topic].discard(subscription)
            if not self._streams[topic]:
                del self._streams[topic]

    def on_nudge(self, topic: str, callback: Callable[[str], None]) -> None:
        """Call `callback(hint)` on each nudge to `topic` ("process:index"), from any thread.

        It is called in the hub's loop and must return at once (set a flag, fill a queue). The hint
        "refresh" says that nudges may have been missed. Read once after registering: what was said
        before is not repeated.
        """
        self._callbacks[topic].append(callback)

    def deliver(self, topic: str, hint: str) -> None:
        """Hand one nudge to all who listen to `topic`; a roll call is answered."""
        if topic == ROLL_CALL:
            self._answer(hint)
        for subscription in self._streams.get(topic, ()):
            subscription.put(hint)
        for callback in self._callbacks.get(topic, ()):
            self._call(callback, hint)

    def _answer(self, hint: str) -> None:
        """Say on the channel that the hint names that the topic is listened to here, if it is."""
        channel, topic = asked_by(hint)
        if topic in self._streams and self._loop is not None:
            self._loop.run_in_executor(None, say_here, channel)

    def _call(self, callback: Callable[[str], None], hint: str) -> None:
        try:
            callback(hint)
        except Exception:
            logger.exception("a live callback failed")

    def _missed_something(self) -> None:
        for subscription in self._all:
            subscription.fetch_everything()
        for callbacks in self._callbacks.values():
            for callback in callbacks:
                self._call(callback, REFRESH)

    async def _follow(self) -> None:
        """Listen for ever; when the connection breaks, come back and let everybody fetch everything."""
        wait = FIRST_WAIT
        while True:
            try:
                async with await self._connect() as connection:
                    wait = FIRST_WAIT
                    self._missed_something()
                    self._heard().set()
                    await self._listen(connection)
            except (psycopg.Error, OSError, TimeoutError) as error:
                logger.warning("live: the database is away (%s)", type(error).__name__)
            self._heard().clear()
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _connect(self) -> psycopg.AsyncConnection[tuple[object, ...]]:
        """A direct connection, beside the pool, that listens."""
        connection = await psycopg.AsyncConnection.connect(
            **address(), autocommit=True, application_name="madoguchi live", connect_timeout=5
        )
        try:
            async with asyncio.timeout(CHECK_WITHIN):
                await connection.execute(f"LISTEN {NOTIFY_CHANNEL}")
        except BaseException:
            await connection.close()
            raise
        return connection

    async def _listen(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> None:
        """Deliver what arrives. Reads libpq directly: the driver's way costs more than all the rest of it."""
        loop, arrived = asyncio.get_running_loop(), asyncio.Event()
        connection.add_notify_handler(lambda notice: self.deliver(*read(notice.payload)))
        while True:
            socket = connection.fileno()
            loop.add_reader(socket, arrived.set)
            try:
                await self._deliver_until_silent(connection, arrived)
            finally:
                loop.remove_reader(socket)
            async with asyncio.timeout(CHECK_WITHIN):
                await connection.execute("SELECT 1")

    async def _deliver_until_silent(
        self, connection: psycopg.AsyncConnection[tuple[object, ...]], arrived: asyncio.Event
    ) -> None:
        while True:
            arrived.clear()
            connection.pgconn.consume_input()
            while (notice := connection.pgconn.notifies()) is not None:
                self.deliver(*read(notice.extra.decode()))
            try:
                async with asyncio.timeout(CHECK_EVERY):
                    await arrived.wait()
            except TimeoutError:
                return

    def _heard(self) -> asyncio.Event:
        if self._listening is None:
            raise RuntimeError("the hub was not started")
        return self._listening

    def follow_in_thread(self) -> None:
        """Listen from a thread of its own, in a process without a loop (the worker); once is enough."""
        if self._thread is None or not self._thread.is_alive():
            work = self._in_thread
            self._thread = threading.Thread(target=lambda: asyncio.run(work()), daemon=True, name="live hub")
            self._thread.start()

    async def _in_thread(self) -> None:
        self._loop, self._listening = asyncio.get_running_loop(), asyncio.Event()
        await self._follow()

    def end_all(self) -> None:
        """End every stream, and every one that comes later; from any thread or a signal handler."""
        self._ending = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        for subscription in self._all:
            subscription.end()

    async def stop(self) -> None:
        """End the streams and stop listening; for tests."""
        self._end()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._task = None


hub = Hub()
