"""LINE's servers on loopback: they keep what a bot sends, answer as LINE does, and sign what a phone says."""

import base64
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

TOKEN, SECRET = "line-access-token", "line-channel-secret"
ONE_DAY = 24 * 3600 * 1000
OWN = ("image", "default")
"""What this keeps of a menu besides what was asked."""


@dataclass
class Next(Instead):
    """As LINE goes wrong."""

    body: bytes = b'{"message": "internal error"}'


class LineServer(ThreadingHTTPServer):
    """One bot's LINE. `sent` is what arrived at phones, `calls` everything it was asked."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.sent: list[dict[str, Any]] = []
        self.calls: list[tuple[str, str]] = []
        self.files: dict[str, bytes] = {}
        self.next: list[Next] = []
        self.tokens: set[str] = set()
        self.keys: set[str] = set()
        self.menus: list[dict[str, Any]] = []
        self.endpoint = ""
        self.blocked: set[str] = set()
        self.lock = threading.Lock()
        self.numbers = itertools.count(500_000_000_000_000_001)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def said(self, to: str = "") -> list[str]:
        """The words that arrived, of one person or all."""
        found = [m for one in self.sent if not to or one["to"] == to for m in one["messages"]]
        return [m.get("text") or m.get("altText") or m["type"] for m in found]

    def link(self, user: str, address: str, *, yes: bool = True) -> dict[str, Any]:
        """What LINE tells when she confirmed at its page, to which `address` led her."""
        nonce = parse_qs(urlsplit(address).query)["nonce"][0]
        return self.event(user, "accountLink", link={"result": "ok" if yes else "failed", "nonce": nonce})

    @property
    def pushed(self) -> int:
        """How many messages counted."""
        return sum(one["how"] == "push" for one in self.sent)

    def event(
        self, user: str, kind: str = "message", *, at: int | None = None, **more: Any
    ) -> dict[str, Any]:
        """An event as LINE writes it; a reply token of it answers once."""
        number = next(self.numbers)
        found = {
            "type": kind, "mode": "active", "timestamp": at or int(time.time() * 1000),
            "source": {"type": "user", "userId": user}, "webhookEventId": f"01H{number:023d}",
            "deliveryContext": {"isRedelivery": False}, **more,
        }  # fmt: skip
        if kind in ("message", "follow", "postback", "accountLink"):
            token = f"reply-{number}"
            self.tokens.add(token)
            found["replyToken"] = token
        return found

    def message(self, user: str, text: str = "", *, at: int | None = None, **more: Any) -> dict[str, Any]:
        """A message event; `more` describes anything but a text."""
        said = {"id": str(next(self.numbers)), "type": "text", "text": text, **more}
        return self.event(user, at=at, message={k: v for k, v in said.items() if v != ""})


def signed(*events: dict[str, Any], secret: str = SECRET) -> tuple[bytes, dict[str, str]]:
    """The body of a webhook, and its signature."""
    body = json.dumps({"destination": "Ubot", "events": events}, ensure_ascii=False).encode()
    return body, {"X-Line-Signature": signature(body, secret)}


def signature(body: bytes, secret: str = SECRET) -> str:
    """As LINE signs."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


class Handler(BaseHTTPRequestHandler):
    """LINE's API, as far as a desk uses it."""

    server: LineServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def do_PUT(self) -> None:
        self._handle("PUT")

    def do_DELETE(self) -> None:
        self._handle("DELETE")

    def _handle(self, method: str) -> None:
        path = urlsplit(self.path).path
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.lock:
            self.server.calls.append((method, path))
            trouble = self.server.next.pop(0) if self.server.next else None
        if trouble and trouble.seconds:
            time.sleep(trouble.seconds)
        if trouble and not trouble.cut_off:
            return self._say(trouble.status, trouble.body, trouble.headers)
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self._json({"message": "Authentication failed."}, 401)
        with self.server.lock:
            status, found = self._answer(method, path, raw)
        if trouble and trouble.cut_off:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        if isinstance(found, bytes):
            return self._say(status, found, {"Content-Type": "application/octet-stream"})
        return self._json(found, status)

    def _answer(self, method: str, path: str, raw: bytes) -> tuple[int, Any]:
        parts = path.strip("/").split("/")
        if path in ("/v2/bot/message/reply", "/v2/bot/message/push"):
            return self._take(parts[-1], json.loads(raw))
        if path.startswith("/v2/bot/message/") and path.endswith("/content"):
            content = self.server.files.get(parts[3])
            return (200, content) if content is not None else (404, {"message": "Not found"})
        if path.startswith("/v2/bot/profile/"):
            return 200, {"userId": parts[3], "displayName": f"LINE {parts[3][-4:]}", "language": "ja"}
        if path.startswith("/v2/bot/richmenu") or path.startswith("/v2/bot/user/"):
            return self._menu(method, path, raw)
        return self._about(method, path, raw)

    def _take(self, how: str, asked: dict[str, Any]) -> tuple[int, Any]:
        if how == "reply":
            if asked["replyToken"] not in self.server.tokens:
                return 400, {"message": "Invalid reply token"}
            self.server.tokens.discard(asked["replyToken"])
        elif asked["to"] in self.server.blocked:
            return 400, {"message": "Failed to send messages"}
        key = self.headers.get("X-Line-Retry-Key", "")
        if key and key in self.server.keys:
            return 409, {"message": "The retry key is already accepted"}
        self.server.keys.add(key)
        if not 1 <= len(asked["messages"]) <= 5 or any(_too_long(m) for m in asked["messages"]):
            return 400, {"message": "The request body has 1 error(s)"}
        ids = [{"id": str(next(self.server.numbers)), "quoteToken": "q"} for _one in asked["messages"]]
        named = [one["id"] for one in ids]
        self.server.sent.append({"how": how, "to": asked.get("to", ""), "ids": named, **asked})
        return 200, {"sentMessages": ids}

    def _menu(self, method: str, path: str, raw: bytes) -> tuple[int, Any]:
        parts, menus = path.strip("/").split("/"), self.server.menus
        named = next((one for one in menus if one["richMenuId"] in parts), None)
        if path == "/v2/bot/richmenu/list":
            return 200, {"richmenus": [{k: v for k, v in one.items() if k not in OWN} for one in menus]}
        if method == "POST" and path == "/v2/bot/richmenu":
            menu = {**json.loads(raw), "richMenuId": f"richmenu-{next(self.server.numbers)}"}
            menus.append(menu)
            return 200, {"richMenuId": menu["richMenuId"]}
        if path == "/v2/bot/user/all/richmenu" and method == "GET":
            shown = [one["richMenuId"] for one in menus if one.get("default")]
            return (200, {"richMenuId": shown[0]}) if shown else (404, {"message": "no default rich menu"})
        if path.endswith("/linkToken"):
            return 200, {"linkToken": f"link-{next(self.server.numbers)}"}
        if named is None:
            return 404, {"message": "richmenu not found"}
        return self._of_menu(method, path, named, raw)

    def _of_menu(self, method: str, path: str, menu: dict[str, Any], raw: bytes) -> tuple[int, Any]:
        if method == "DELETE":
            self.server.menus.remove(menu)
        elif path.endswith("/content"):
            menu["image"] = raw
        elif "image" not in menu:
            return 400, {"message": "must upload richmenu image before applying it to user"}
        else:
            for one in self.server.menus:
                one["default"] = one is menu
        return 200, {}

    def _about(self, method: str, path: str, raw: bytes) -> tuple[int, Any]:
        if path == "/v2/bot/channel/webhook/endpoint":
            if method == "PUT":
                self.server.endpoint = json.loads(raw)["endpoint"]
            return 200, {"endpoint": self.server.endpoint or "https://nowhere.example/", "active": True}
        told = {
            "/v2/bot/info": {
                "userId": "Ubot", "basicId": "@aozora", "displayName": "あおぞら電機", "chatMode": "bot",
                "markAsReadMode": "manual",
            },
            "/v2/bot/message/quota": {"type": "limited", "value": 1000},
            "/v2/bot/message/quota/consumption": {"totalUsage": self.server.pushed},
        }  # fmt: skip
        return (200, told[path]) if path in told else (404, {"message": "Not found"})

    def _json(self, found: Any, status: int) -> None:
        self._say(status, json.dumps(found).encode(), {"Content-Type": "application/json"})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _too_long(message: dict[str, Any]) -> bool:
    return len(str(message.get("text", "")).encode("utf-16-le")) // 2 > 5000
