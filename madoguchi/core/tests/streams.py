"""A browser's side of a live stream, without a browser."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any


class Tab:
    """Opens one stream on an ASGI application and reads what arrives."""

    def __init__(
        self, application: Callable[..., Awaitable[None]], path: str = "/live/staff", **headers: str
    ) -> None:
        self.status = 0
        self.text = ""
        self.stuck = False
        self._arrived = asyncio.Event()
        self._gone = asyncio.Event()
        scope = {
            "type": "http", "method": "GET", "path": path, "query_string": b"", "scheme": "http",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "server": ("testserver", 80), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        self.task = asyncio.ensure_future(application(scope, self._receive, self._send))

    async def _receive(self) -> MutableMapping[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        while self.stuck:
            await asyncio.sleep(0.01)
        self.status = message.get("status", self.status)
        self.text += message.get("body", b"").decode()
        self._arrived.set()

    async def reads(self, wanted: str, seconds: float = 20) -> None:
        """Wait until `wanted` has arrived."""
        async with asyncio.timeout(seconds):
            while wanted not in self.text:
                self._arrived.clear()
                await self._arrived.wait()

    async def ends(self, seconds: float = 20) -> None:
        """Wait until the server has ended the stream."""
        async with asyncio.timeout(seconds):
            await self.task

    async def close(self) -> None:
        """As when the tab is closed."""
        self._gone.set()
        await self.ends()

    @property
    def hints(self) -> list[str]:
        """The hints that have arrived, in order, without those of named events."""
        blocks = self.text.split("\n\n")
        return [block.removeprefix("data: ") for block in blocks if block.startswith("data: ")]
