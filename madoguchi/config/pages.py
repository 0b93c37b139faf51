"""Django behind ASGI: one turn in one of a few lasting threads per page, static files without any.

Django's own handler makes a thread per request and changes into it three times or more, for the signals, the
page and the end. Each change waits for the interpreter's lock, so under load a page waited longer for its
turns than it worked. Lists that refresh themselves have threads of their own, so that on a busy day nobody
who acts waits behind them.

Pages that come at once begin one after the other. They share one interpreter's lock: begun together, all of
them would be ready when the last one is; in a row the first ones are ready long before.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.exception import convert_exception_to_response
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix
from servestatic.middleware import ServeStaticMiddleware

NOBODY_WAITS = "u=6"  # urgency in the sense of RFC 9218, as desk/static/desk/net.js asks
HEAD_START = 0.03  # seconds that a page has for itself; most are ready by then, a long one holds nobody up
SPARE = 3  # connections kept for the streams' rights, and for pages whose connection is just being given back

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Pages(ASGIHandler):
    """Answers nearly as many requests at once as there are connections; the others wait their turn.

    A page whose reader has gone is finished all the same; what is streamed to her ends.
    """

    def __init__(self) -> None:
        super().__init__()
        most = settings.DATABASES["default"]["OPTIONS"]["pool"]["max_size"] - SPARE
        self._later = ThreadPoolExecutor(max(most // 2, 1), thread_name_prefix="refresh")
        self._threads = ThreadPoolExecutor(max(most - most // 2, 1), thread_name_prefix="page")
        self._beginning = {self._later: asyncio.Lock(), self._threads: asyncio.Lock()}
        self._first = convert_exception_to_response(ServeStaticMiddleware(self._page))

    def load_middleware(self, is_async: bool = False) -> None:
        """The whole chain runs in the thread of its request."""
        super().load_middleware(is_async=False)

    async def handle(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Read the request, answer it."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            set_script_prefix(get_script_prefix(scope))
            request, response = self.create_request(scope, body)
            if request is not None:
                response = await self.run_get_response(request)
            if response.streaming:
                await self._streamed(response, receive, send)
            else:
                await self.send_response(response, send)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """A static file, or a page."""
        response: HttpResponseBase = await self._first(request)
        return response

    async def _page(self, request: HttpRequest) -> HttpResponseBase:
        loop, turn = asyncio.get_running_loop(), copy_context()
        threads = self._later if request.headers.get("Priority") == NOBODY_WAITS else self._threads
        async with self._beginning[threads]:
            answering = loop.run_in_executor(threads, turn.run, self._answered, request)
            await asyncio.wait((answering,), timeout=HEAD_START)
        return await answering

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        """The page, made and closed in one go; a streamed one is closed when it was sent."""
        signals.request_started.send(sender=type(self), scope=request.scope)  # type: ignore[attr-defined]
        try:
            response: HttpResponseBase = self.get_response(request)
            if not response.streaming:
                response._handler_class = type(self)  # type: ignore[attr-defined]
                response.close()
        finally:
            connections.close_all()
        return response

    async def _streamed(self, response: HttpResponseBase, receive: Receive, send: Send) -> None:
        """Send piece by piece until it is over or its reader has gone."""
        sending = asyncio.ensure_future(self.send_response(response, send))
        leaving = asyncio.ensure_future(receive())
        try:
            await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            sending.cancel(), leaving.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)
            await sync_to_async(response.close)()
