"""What every service on loopback does: it keeps what it was asked, and can be told to answer otherwise."""

import json
import socket
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Instead:
    """How the next call is answered instead: a status with a body, slowly, or not at all."""

    status: int = 500
    body: bytes = b"<html>internal error</html>"
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    cut_off: bool = False
    """Do it as asked, and break the line before answering."""


AS_ASKED = None
"""Stands in `next` for a call that is answered as usual."""


@dataclass(frozen=True)
class Asked:
    """One call as it came."""

    method: str
    path: str
    query: str
    raw: bytes
    headers: dict[str, str]


class Service(ThreadingHTTPServer):
    """A service on loopback. `next`: what is answered instead; `calls`: everything it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.next: list[Instead | None] = []
        self.calls: list[Asked] = []
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, asked: Asked) -> tuple[int, Any, dict[str, str]]:
        """What the service says: a status, JSON or bytes, and headers besides. One call at a time."""
        raise NotImplementedError


class Handler(BaseHTTPRequestHandler):
    """Hands a call to its service, unless that was told to answer otherwise."""

    server: Service
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def _handle(self, method: str) -> None:
        where = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = Asked(method, where.path, where.query, raw, dict(self.headers.items()))
        with self.server.lock:
            self.server.calls.append(asked)
            instead = self.server.next.pop(0) if self.server.next else None
        if instead and instead.seconds:
            time.sleep(instead.seconds)
        if instead and not instead.cut_off:
            return self._say(instead.status, instead.body, instead.headers)
        with self.server.lock:
            status, found, headers = self.server.answer(asked)
        if instead:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        if isinstance(found, bytes):
            return self._say(status, found, headers)
        return self._say(status, json.dumps(found).encode(), {"Content-Type": "application/json", **headers})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # whoever asked did not wait
