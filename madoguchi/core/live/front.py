"""What stands before Django: live streams by their path, and a limit for what a request may bring."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from typing import Any

from django.utils.module_loading import import_string

from .hub import hub
from .stream import Receive, Scope, Send, TopicsOf, answer, stream

TOO_LARGE = b"413 Content Too Large\n"


class Front:
    """The ASGI application.

    `streams` maps a path to the function that tells a request's topics, or to its dotted path, looked up on
    first use; all other paths go to `pages`. A request may bring `most` bytes, to a path of `larger` more.
    """

    def __init__(
        self,
        pages: Callable[..., Any],
        streams: Mapping[str, TopicsOf | str],
        *,
        most: int,
        larger: Mapping[str, int] | None = None,
    ) -> None:
        self.pages, self.streams, self.most, self.larger = pages, streams, most, larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.pages(scope, receive, send)
            return
        hub.start()
        topics_of = self.streams.get(scope["path"])
        if topics_of is None:
            await self._page(scope, receive, send)
        elif scope["method"] != "GET":
            await answer(send, 405, b"", [(b"allow", b"GET")])
        else:
            await stream(scope, receive, send, topics_of=_function(topics_of), hub=hub)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = self.larger.get(scope["path"], self.most)
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or int(declared) > most:
            await answer(send, 413, TOO_LARGE)
            return
        limit = _Limit(receive, send, most)
        await self.pages(scope, limit.receive, limit.send)


class _Limit:
    """Counts what arrives without a declared length, and answers 413 when it is too much."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left, self._over = receive, send, most, False

    async def receive(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left >= 0:
            return message
        if not self._over:
            self._over = True
            await answer(self._send, 413, TOO_LARGE)
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if not self._over:
            await self._send(message)


@cache
def _imported(path: str) -> TopicsOf:
    topics_of: TopicsOf = import_string(path)
    return topics_of


def _function(topics_of: TopicsOf | str) -> TopicsOf:
    return _imported(topics_of) if isinstance(topics_of, str) else topics_of
