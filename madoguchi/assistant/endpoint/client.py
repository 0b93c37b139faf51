"""One question to a service that speaks OpenAI's protocol: streamed, bounded in time and size, nowhere
else.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from madoguchi.core import api as core

from .failures import NoAnswer, Trouble

CONNECT_SECONDS = 3.0
LARGEST = 256 * 1024  # bytes of one answer
_STATUS: dict[int, Trouble] = {401: "key", 403: "key", 408: "silent", 429: "busy", 503: "busy", 504: "silent"}
Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Call:
    """Where to ask, and within which bounds."""

    address: str
    key: str
    model: str
    seconds: float
    longest: int


@dataclass(frozen=True, slots=True)
class Said:
    """What the service said; `whole` is False where it stopped at the bound. Tokens are 0 where it
    counts none.
    """

    text: str
    whole: bool
    tokens: int


def ask(call: Call, messages: Messages) -> Said:
    """The service's answer. Raises NoAnswer: at the latest when the time is over, whatever the service
    does.
    """
    deadline = time.monotonic() + call.seconds
    body = {
        "model": call.model, "messages": messages, "temperature": 0, "max_tokens": call.longest,
        "stream": True,
        "stream_options": {"include_usage": True},
    }  # fmt: skip
    headers = {"Authorization": f"Bearer {call.key}"} if call.key else {}
    bounds = httpx.Timeout(call.seconds, connect=min(CONNECT_SECONDS, call.seconds))
    try:
        with core.outside_client(bounds=bounds, inner=True) as client:
            url = f"{call.address}/chat/completions"
            with client.stream("POST", url, json=body, headers=headers) as answer:
                return _read(answer, deadline)
    except core.AddressRefused as error:
        raise NoAnswer("address") from error
    except httpx.TimeoutException as error:
        raise NoAnswer("silent") from error
    except httpx.RemoteProtocolError as error:
        raise NoAnswer("cut_off") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise NoAnswer("unreachable") from error


def _read(answer: httpx.Response, deadline: float) -> Said:
    if answer.is_redirect or answer.has_redirect_location:
        raise NoAnswer("redirected", answer.status_code)
    if not answer.is_success:
        raise NoAnswer(_STATUS.get(answer.status_code, "refused"), answer.status_code)
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/event-stream"):
        return _streamed(_lines(answer, deadline))
    if kind.startswith("application/json"):
        return _at_once("\n".join(_lines(answer, deadline)))
    raise NoAnswer("garbled")


def _lines(answer: httpx.Response, deadline: float) -> Iterator[str]:
    """The lines of an answer, within the time and the size."""
    size, rest = 0, b""
    for piece in answer.iter_bytes():
        size += len(piece)
        if time.monotonic() > deadline:
            raise NoAnswer("silent")
        if size > LARGEST:
            raise NoAnswer("too_long")
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line.decode("utf-8", "replace").rstrip("\r") for line in whole)
    yield rest.decode("utf-8", "replace")


def _streamed(lines: Iterator[str]) -> Said:
    """The pieces put together; every event is `data: {…}`, the last one `data: [DONE]`."""
    text, reason, tokens = "", "", 0
    for line in lines:
        if not line.startswith("data:"):
            continue
        data = line[5:].strip()
        if data == "[DONE]":
            return _said(text, reason or "stop", tokens)
        event = _object(data)
        tokens = _tokens(event) or tokens
        piece, ended = _choice(event, "delta")
        text, reason = text + piece, ended or reason
    if not reason:
        raise NoAnswer("cut_off")
    return _said(text, reason, tokens)


def _at_once(body: str) -> Said:
    event = _object(body)
    text, reason = _choice(event, "message")
    return _said(text, reason or "stop", _tokens(event))


def _said(text: str, reason: str, tokens: int) -> Said:
    if reason in ("tool_calls", "function_call"):
        raise NoAnswer("wants_tools")
    if not text.strip():
        raise NoAnswer("garbled")
    return Said(text.strip(), reason != "length", tokens)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("garbled") from error
    if not isinstance(found, dict):
        raise NoAnswer("garbled")
    if "error" in found:
        raise NoAnswer("refused")
    return found


def _choice(event: dict[str, Any], part: str) -> tuple[str, str]:
    """The text of the first choice, and why it ended there if it did."""
    choices = event.get("choices")
    if choices in ([], None):
        return "", ""
    if not isinstance(choices, list) or not isinstance(choices[0], dict):
        raise NoAnswer("garbled")
    said = choices[0].get(part) or {}
    text, reason = said.get("content") if isinstance(said, dict) else None, choices[0].get("finish_reason")
    return text if isinstance(text, str) else "", reason if isinstance(reason, str) else ""


def _tokens(event: dict[str, Any]) -> int:
    usage = event.get("usage")
    total = usage.get("total_tokens") if isinstance(usage, dict) else 0
    return total if isinstance(total, int) and 0 <= total < 10_000_000 else 0
