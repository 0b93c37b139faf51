"""A language service on a loopback port that speaks OpenAI's protocol, well or badly. A real server."""

import json
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from madoguchi.core.testing import running

KEY = "sk-fake"
Wording = Callable[[dict[str, Any]], str]


def first_sentences(told: dict[str, Any]) -> str:
    """A service as it should be: the beginning of the first passage."""
    text = told["passages"][0]["text"].split("\n")[0]
    return f"{text}"


class FakeService(ThreadingHTTPServer):
    """`manner` says how it behaves, `words` what it says to the question and the passages it is given."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_address[1]}/v1"
        self.manner = "well"
        self.words: Wording = first_sentences
        self.asked: list[dict[str, Any]] = []
        self.elsewhere = 0
        self.quiet = threading.Event()

    @property
    def told(self) -> dict[str, Any]:
        """Question and passages of the last call."""
        found: dict[str, Any] = json.loads(self.asked[-1]["messages"][1]["content"])
        return found

    def server_close(self) -> None:
        """Let those wait no longer who wait for a silent one."""
        self.quiet.set()
        super().server_close()


class Handler(BaseHTTPRequestHandler):
    """The path /v1/chat/completions."""

    server: FakeService
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Nobody should come here: a redirect was followed."""
        self.server.elsewhere += 1
        self._json(200, {})

    def do_POST(self) -> None:
        """One completion, in the manner that was asked for."""
        asked = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        if self.path != "/v1/chat/completions":
            self.server.elsewhere += 1
            return self._json(404, {"error": {"message": "not found"}})
        if self.headers["Authorization"] != f"Bearer {KEY}":
            return self._json(401, {"error": {"message": "Incorrect API key provided"}})
        self.server.asked.append(asked)
        words = self.server.words(json.loads(asked["messages"][1]["content"]))
        return getattr(self, f"_{self.server.manner}")(words)

    def _well(self, words: str) -> None:
        self._stream([*_pieces(words), _end("stop"), _usage(321)])

    def _at_once(self, words: str) -> None:
        choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
        self._json(200, {"object": "chat.completion", "choices": [choice], "usage": {"total_tokens": 99}})

    def _bounded(self, words: str) -> None:
        self._stream([*_pieces(words), _end("length")])

    def _tools(self, words: str) -> None:
        call = {"index": 0, "id": "c1", "type": "function", "function": {"name": "refund", "arguments": "{}"}}
        piece = {"choices": [{"index": 0, "delta": {"tool_calls": [call]}, "finish_reason": None}]}
        self._stream([piece, _end("tool_calls")])

    def _cut(self, words: str) -> None:
        self._stream(_pieces(words), done=False)

    def _torn(self, words: str) -> None:
        self._headers(200, "text/event-stream", 10_000)
        self.wfile.write(b'data: {"choices": [{"delta": {"content": "a')
        self.close_connection = True

    def _garbage(self, words: str) -> None:
        self._say(200, b"data: \x00\xff{{{ not json\n\ndata: 17\n\n", "text/event-stream")

    def _page(self, words: str) -> None:
        self._say(200, b"<html>Welcome to the captive portal</html>", "text/html")

    def _silent(self, words: str) -> None:
        self.server.quiet.wait(30)

    def _dripping(self, words: str) -> None:
        self._headers(200, "text/event-stream")
        while not self.server.quiet.wait(0.1):
            try:
                self.wfile.write(b": still here\n\n")
            except OSError:
                return

    def _flood(self, words: str) -> None:
        self._say(
            200,
            (b"data: " + json.dumps(_pieces("x" * 4000)[0]).encode() + b"\n\n") * 5_000,
            "text/event-stream",
        )

    def _error(self, words: str) -> None:
        self._json(500, {"error": {"message": "The server had an error"}})

    def _busy(self, words: str) -> None:
        self._json(429, {"error": {"message": "Rate limit reached"}})

    def _elsewhere(self, words: str) -> None:
        self.send_response(307)
        self.send_header("Location", "/v1/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self, events: list[dict[str, Any]], *, done: bool = True) -> None:
        lines = [f"data: {json.dumps(event, ensure_ascii=False)}\n\n" for event in events]
        self._say(200, "".join([*lines, "data: [DONE]\n\n" if done else ""]).encode(), "text/event-stream")

    def _json(self, status: int, answer: dict[str, Any]) -> None:
        self._say(status, json.dumps(answer).encode(), "application/json")

    def _say(self, status: int, body: bytes, kind: str) -> None:
        self._headers(status, kind, len(body))
        with suppress(OSError):  # the other side has heard enough
            self.wfile.write(body)

    def _headers(self, status: int, kind: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is None:
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Quiet."""


def _pieces(words: str) -> list[dict[str, Any]]:
    cut = [words[start : start + 7] for start in range(0, len(words), 7)]
    return [{"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]} for piece in cut]


def _end(reason: str) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}


def _usage(tokens: int) -> dict[str, Any]:
    return {"choices": [], "usage": {"total_tokens": tokens}}


def fake_service() -> AbstractContextManager[FakeService]:
    """The server, running."""
    return running(FakeService())
