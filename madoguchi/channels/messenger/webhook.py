"""The webhook of a page: one request holds events of many customers, and echoes of what we said ourselves."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..meta.webhook import moment_of_milliseconds
from ..shapes import Account, NotUnderstood, Part
from ..unpacking import bytes_of, each, json_of

OBJECTS = {"page": "messenger", "instagram": "instagram"}
SAYS = ("message", "message_edit", "reaction", "postback", "referral", "delivery", "read")
"""What an event can be; anything else (hand-overs, opt-ins of advertising) is not for the desk."""


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """One part per event of a customer."""
    told = json_of(raw)
    if OBJECTS.get(told["object"]) != account.kind:
        raise NotUnderstood(f"object {told['object']}")
    for entry in told["entry"]:
        page = str(entry["id"])
        yield from each(entry.get("messaging") or (), lambda event, page=page: _part(event, page))


def _part(event: Mapping[str, Any], page: str) -> Iterator[Part]:
    kind = next((one for one in SAYS if one in event), None)
    if kind is None or (event.get("message") or {}).get("is_echo"):
        return
    her, at = str(event["sender"]["id"]), moment_of_milliseconds(event["timestamp"])
    body = bytes_of({"event": event, "kind": kind, "page": page})
    yield Part(body, _name(kind, event, her), her, at)


def _name(kind: str, event: Mapping[str, Any], her: str) -> str:
    """What makes it count once: Meta's own id of a message, else what it says about whom and when."""
    told, at = event[kind], event["timestamp"]
    if kind == "message":
        return f"{told['mid']}:gone" if told.get("is_deleted") else str(told["mid"])
    if kind == "message_edit":
        return f"{told['mid']}:edit:{told.get('num_edit', at)}"
    if kind == "reaction":
        return f"{told['mid']}:{told.get('action', '')}:{told.get('emoji', '')}:{at}"
    return f"{kind}:{her}:{told.get('watermark') or told.get('mid') or at}"
