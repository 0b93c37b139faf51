"""What stands before the pages."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from madoguchi.core.live.front import Front
from madoguchi.core.live.hub import hub


async def echo(scope, receive, send) -> None:
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        size += len(message["body"])
        more = message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


def ask(
    method: str, path: str, pieces: list[bytes], declared: str | None, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, bytes]:
    monkeypatch.setattr(hub, "start", lambda: None)
    sent: list[MutableMapping[str, Any]] = []
    left = list(pieces)

    async def receive() -> MutableMapping[str, Any]:
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    headers = [(b"content-length", declared.encode())] if declared is not None else []
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    asyncio.run(Front(echo, {"/live/x": lambda request: None}, most=100)(scope, receive, send))
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent)


def test_a_page_gets_its_request(monkeypatch):
    assert ask("POST", "/x", [b"a" * 60, b"b" * 40], "100", monkeypatch) == (200, b"100")


def test_too_much_is_refused_before_it_is_read(monkeypatch):
    assert ask("POST", "/x", [], "101", monkeypatch)[0] == 413
    assert ask("POST", "/x", [], "1e9", monkeypatch)[0] == 413


def test_too_much_without_a_length_is_cut_off(monkeypatch):
    pieces = [b"a" * 60, b"b" * 60, b"c" * 60]
    assert ask("POST", "/x", pieces, None, monkeypatch) == (413, b"413 Content Too Large\n")


def test_a_stream_is_only_read(monkeypatch):
    assert ask("POST", "/live/x", [b""], "0", monkeypatch)[0] == 405
