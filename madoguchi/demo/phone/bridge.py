"""A company's own system on loopback: it takes our messages, and signs what its users write."""

import hashlib
import hmac
import itertools
import json
import time
from typing import Any

from .service import Asked, Service

KEY = "bridge-signing-key"
Answer = tuple[int, Any, dict[str, str]]


class BridgeServer(Service):
    """`sent` is what arrived, each message once however often it came; `files` by path."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self.numbers = itertools.count(1)

    def said(self, to: str = "") -> list[str]:
        """The words that arrived, of one person or all."""
        return [one["text"] for one in self.sent if to in ("", one["to"])]

    def event(self, kind: str = "message", **more: Any) -> dict[str, Any]:
        """An event of the system, under a number of its own."""
        return {"id": f"e-{next(self.numbers)}", "type": kind, **more}

    def message(self, user: str, text: str = "", **more: Any) -> dict[str, Any]:
        """Somebody writes there."""
        return self.event(**{"from": {"id": user, "name": "高崎 容子"}}, text=text, **more)

    def answer(self, asked: Asked) -> Answer:
        """Refuses what we did not sign just now, and takes every message once."""
        if asked.method == "GET":
            found = self.files.get(asked.path)
            return (200, found, {}) if found is not None else (404, {}, {})
        at = asked.headers.get("Madoguchi-Time", "0")
        fresh = abs(time.time() - int(at)) < 300
        if asked.headers.get("Madoguchi-Signature") != signature(at, asked.raw) or not fresh:
            return 401, {"reason": "signature"}, {}
        told = json.loads(asked.raw)
        if told["id"] != asked.headers.get("Madoguchi-Id"):
            return 400, {"reason": "id"}, {}
        if told["type"] == "ping":
            return 200, {"name": "あおぞらアプリ"}, {}
        if any(one["id"] == told["id"] for one in self.sent):
            return 409, {}, {}
        self.sent.append(told)
        return 200, {"id": f"m-{len(self.sent)}"}, {}


def signature(at: str, body: bytes, key: str = KEY) -> str:
    """As both sides sign."""
    return hmac.new(key.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()


def signed(told: Any, *, key: str = KEY, at: int | None = None) -> tuple[bytes, dict[str, str]]:
    """The body of a request to our webhook, and its headers."""
    body, moment = json.dumps(told, ensure_ascii=False).encode(), str(at or int(time.time()))
    return body, {"Madoguchi-Time": moment, "Madoguchi-Signature": signature(moment, body, key)}
