"""Meta's Graph API on loopback: what WhatsApp, Messenger and Instagram have in common."""

import hashlib
import hmac
import itertools
import json
import socket
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .service import Instead

TOKEN, SECRET, VERIFY = "meta-access-token", "meta-app-secret", "meta-verify-token"
VERSION = "/v26.0"


@dataclass
class Next(Instead):
    """As Meta goes wrong."""

    body: bytes = b'{"error": {"message": "An unknown error occurred", "code": 2, "is_transient": true}}'
    path: str = ""
    """Only when the path ends with this; others are answered as ever."""
    after: int = 0
    """So many calls are answered as ever before."""


def refusal(code: int, status: int = 400, subcode: int = 0, **headers: str) -> Next:
    """An answer by which Meta refuses."""
    told = {"message": "(refused)", "type": "OAuthException", "code": code, "fbtrace_id": "A"}
    more = {"error_subcode": subcode} if subcode else {}
    return Next(status, json.dumps({"error": {**told, **more}}).encode(), dict(headers))


def signature(body: bytes, secret: str = SECRET) -> str:
    """As Meta signs."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def signed(told: Any, secret: str = SECRET) -> tuple[bytes, dict[str, str]]:
    """The body of a webhook, and its signature."""
    body = json.dumps(told, ensure_ascii=False).encode()
    return body, {"X-Hub-Signature-256": signature(body, secret)}


class GraphServer(ThreadingHTTPServer):
    """What every service of Meta keeps here: `calls` is everything it was asked, `next` how it answers."""

    daemon_threads = True

    def __init__(self, handler: type["GraphHandler"]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.sent: list[dict[str, Any]] = []
        self.calls: list[tuple[str, str]] = []
        self.files: dict[str, tuple[bytes, str]] = {}
        self.next: list[Next] = []
        self.blocked: set[str] = set()
        self.webhook = ""
        self.lock = threading.Lock()
        self.numbers = itertools.count(1_000_001)

    @property
    def address(self) -> str:
        """Where it listens, with the version that we ask for."""
        return f"http://127.0.0.1:{self.server_address[1]}{VERSION}"

    def trouble(self, path: str) -> Next | None:
        """What is to go wrong with this call."""
        one = next((one for one in self.next if path.endswith(one.path)), None)
        if one is None:
            return None
        if one.after:
            one.after -= 1
            return None
        self.next.remove(one)
        return one


class GraphHandler(BaseHTTPRequestHandler):
    """Everything but the paths of one service: the line, the token, the proof, the answers."""

    server: Any
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def answer(self, method: str, path: str, raw: bytes) -> tuple[int, Any]:
        """Status, and JSON or (bytes, media type)."""
        raise NotImplementedError

    def asked(self, name: str) -> str:
        """A value of the query."""
        return parse_qs(urlsplit(self.path).query).get(name, [""])[0]

    def _handle(self, method: str) -> None:
        path = urlsplit(self.path).path.removeprefix(VERSION)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.lock:
            self.server.calls.append((method, path))
            trouble = self.server.trouble(path)
        if trouble and trouble.seconds:
            time.sleep(trouble.seconds)
        if trouble and not trouble.cut_off:
            return self._say(trouble.status, trouble.body, trouble.headers)
        if refused := self._refused(path):
            return self._json({"error": {"message": refused, "type": "OAuthException", "code": 190}}, 401)
        with self.server.lock:
            status, found = self.answer(method, path, raw)
        if trouble:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        if isinstance(found, tuple):
            return self._say(status, found[0], {"Content-Type": found[1]})
        return self._json(found, status)

    def _refused(self, path: str) -> str:
        """Files of Messenger are open to whoever has their address; everything else wants token and proof."""
        if path.startswith("/open/"):
            return ""
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return "Invalid OAuth access token"
        wanted = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
        given = self.asked("appsecret_proof")
        return "Invalid appsecret_proof" if given and given != wanted else ""

    def _json(self, found: Any, status: int) -> None:
        self._say(status, json.dumps(found).encode(), {})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def missing(what: str = "object") -> tuple[int, Any]:
    """There is no such thing."""
    return 404, {"error": {"message": f"Unknown {what}", "type": "GraphMethodException", "code": 100}}


def wrong(code: int, message: str, subcode: int = 0) -> tuple[int, Any]:
    """What was asked for is refused."""
    told = {"message": message, "type": "OAuthException", "code": code}
    return 400, {"error": {**told, **({"error_subcode": subcode} if subcode else {})}}
