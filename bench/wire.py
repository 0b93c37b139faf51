"""A small HTTP client for many connections: keep-alive requests, and live streams."""

import asyncio
from collections.abc import AsyncIterator


class Wire:
    """One keep-alive connection; one request at a time."""

    def __init__(self, host: str, port: int, headers: dict[str, str]) -> None:
        self.address = (host, port)
        own = {"Host": f"{host}:{port}", **headers}
        self.headers = "".join(f"{name}: {value}\r\n" for name, value in own.items())
        self.free = asyncio.Lock()
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None
        self.location = ""

    async def get(self, path: str) -> str:
        """The body of a page. Raises RuntimeError unless the answer is 200."""
        status, body = await self.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status}")
        return body.decode()

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """Status and body of one request."""
        kind = "Content-Type: application/x-www-form-urlencoded\r\n" if body else ""
        head = f"{method} {path} HTTP/1.1\r\n{self.headers}{kind}Content-Length: {len(body)}\r\n\r\n"
        async with self.free:
            if self.writer is None or self.writer.is_closing() or (self.reader and self.reader.at_eof()):
                self.reader, self.writer = await asyncio.open_connection(*self.address, limit=1 << 22)
            assert self.reader is not None
            self.writer.write(head.encode() + body)
            status, headers = await _head(self.reader)
            self.location = headers.get("location", "")
            if "content-length" in headers:
                return status, await self.reader.readexactly(int(headers["content-length"]))
            pieces = [piece async for piece in _chunks(self.reader)] if status not in (204, 304) else []
            return status, b"".join(pieces)

    async def stream(self, path: str) -> AsyncIterator[str]:
        """The lines of a live stream, as long as it lasts."""
        self.reader, self.writer = await asyncio.open_connection(*self.address)
        head = f"GET {path} HTTP/1.1\r\n{self.headers}Accept: text/event-stream\r\n\r\n"
        self.writer.write(head.encode())
        status, _ = await _head(self.reader)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status}")
        async for piece in _chunks(self.reader):
            for line in piece.decode().splitlines():
                yield line

    def close(self) -> None:
        """Hang up."""
        if self.writer is not None:
            self.writer.close()


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines[1:] if line)
    return int(lines[0].split(" ", 2)[1]), {name.lower(): value.strip() for name, _, value in pairs}


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while size := int(await reader.readline(), 16):
        yield (await reader.readexactly(size + 2))[:-2]
    await reader.readline()
