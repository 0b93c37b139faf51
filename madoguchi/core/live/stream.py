"""One stream of server-sent events, as plain ASGI: no thread and no database connection while it waits."""

import asyncio
import contextlib
import io
import random
from collections.abc import Awaitable, Callable, MutableMapping
from importlib import import_module
from typing import Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.core.handlers.asgi import ASGIRequest
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .hub import Hub
from .subscription import Subscription

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
TopicsOf = Callable[[HttpRequest], frozenset[str] | None]

PING_EVERY = 20.0
"""Seconds of silence after which a comment is sent, so that no proxy closes the stream."""

RIGHTS_EVERY = 600.0
"""Seconds after which the rights are read again in any case (a session that ran out)."""

SEND_WITHIN = 30.0
"""Seconds that a tab has to take what is sent; one that takes nothing is dropped."""

AGAIN_WITHIN = 1000, 3000
"""Milliseconds after which a browser opens a broken stream again; each its own, so that none rush."""

PING = b"event: ping\ndata: 1\n\n"
HELLO = b"event: hello\ndata: 1\n\n"
FETCH_EVERYTHING = b"event: refresh\ndata: 1\n\n"
GONE = b"event: gone\ndata: 1\n\n"

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class DatabaseAway(Exception):
    """The rights cannot be read just now."""


def request_of(scope: Scope) -> HttpRequest:
    """The stream's request with its session and user, as a view would see it."""
    request = ASGIRequest(scope, io.BytesIO())
    engine = import_module(settings.SESSION_ENGINE)
    request.session = engine.SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    request.user = SimpleLazyObject(lambda: get_user(request))  # type: ignore[assignment]
    return request


def _read_rights(scope: Scope, topics_of: TopicsOf) -> frozenset[str] | None:
    try:
        return topics_of(request_of(scope))
    except (OperationalError, InterfaceError) as error:
        raise DatabaseAway from error
    finally:
        connections.close_all()


async def rights(scope: Scope, topics_of: TopicsOf, hub: Hub) -> frozenset[str] | None:
    """The topics that this request may hear of; None when it may hear of nothing. Raises DatabaseAway."""
    async with hub.checks, ThreadSensitiveContext():
        return await sync_to_async(_read_rights)(scope, topics_of)


async def stream(scope: Scope, receive: Receive, send: Send, *, topics_of: TopicsOf, hub: Hub) -> None:
    """Answer one GET with a stream that lasts until the tab, its right or the process ends."""
    hub.start()
    try:
        topics = await rights(scope, topics_of, hub)
        listening = topics is None or await hub.listening()
    except DatabaseAway:
        topics, listening = frozenset(), False
    if topics is None:
        await answer(send, 403, b"")
        return
    if not listening:
        await answer(send, 200, _come_again(), _HEADERS)
        return
    subscription = hub.subscribe(topics)
    watch = asyncio.create_task(_end_with_tab(receive, subscription))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await _send_piece(send, _come_again() + HELLO)
        await _talk(scope, send, topics_of, hub, subscription)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except (TimeoutError, OSError):
        pass
    finally:
        hub.unsubscribe(subscription)
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch


def _come_again() -> bytes:
    return b"retry: %d\n\n" % random.randint(*AGAIN_WITHIN)


async def _talk(scope: Scope, send: Send, topics_of: TopicsOf, hub: Hub, subscription: Subscription) -> None:
    loop = asyncio.get_running_loop()
    read_again = loop.time() + RIGHTS_EVERY * random.uniform(0.9, 1.1)
    while not subscription.ended:
        if not await subscription.wait(PING_EVERY):
            await _send_piece(send, PING)
        hints, refresh, changed = subscription.take()
        if (refresh or changed or loop.time() > read_again) and not subscription.ended:
            read_again = loop.time() + RIGHTS_EVERY
            try:
                topics = await rights(scope, topics_of, hub)
            except DatabaseAway:
                return
            if topics is None:
                await _send_piece(send, GONE)
                return
            refresh = refresh or topics != subscription.topics
            hub.change(subscription, topics)
        if refresh:
            await _send_piece(send, FETCH_EVERYTHING)
        elif hints:
            await _send_piece(send, "".join(f"data: {hint}\n\n" for hint in hints).encode())


async def _send_piece(send: Send, body: bytes) -> None:
    async with asyncio.timeout(SEND_WITHIN):
        await send({"type": "http.response.body", "body": body, "more_body": True})


async def _end_with_tab(receive: Receive, subscription: Subscription) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    subscription.end()


async def answer(
    send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    """A short plain answer."""
    head = headers if headers is not None else [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
