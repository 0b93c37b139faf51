"""What the other system tells, in our words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import override

from madoguchi.core import api as core

from ..shapes import (
    Account,
    Edited,
    Happening,
    Inbound,
    NotUnderstood,
    Part,
    Reachable,
    ReadUntil,
    Receipt,
    Unsent,
)
from ..unpacking import json_of
from .files import files_of
from .signing import name_of

STATES = ("sent", "delivered", "read", "failed")
REASONS = ("address", "blocked", "refused", "switched_off", "too_long", "unreachable")
"""The codes of what did not arrive that we have words for."""


def own(account: Account, name: str) -> str:
    """Ids of another system are its own; with the account's key before them they are one in the house."""
    return f"{account.key}.{name}"


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What an event says. Raises NotUnderstood, Temporary."""
    event = json_of(part.body)
    kind = event.get("type")
    if kind not in READ:
        raise NotUnderstood(f"type {kind}")
    return READ[kind](account, event, part)


def _who(account: Account, event: Mapping[str, Any]) -> str:
    return own(account, name_of((event.get("from") or {}).get("id"), "from.id"))


def _of(account: Account, event: Mapping[str, Any]) -> str:
    return own(account, name_of(event.get("message"), "message"))


def _message(account: Account, event: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    writer, thread = event["from"], name_of(event.get("thread", ""), "thread", needed=False)
    with override(settings.LANGUAGE_CODE):
        files, lines = files_of(account, event.get("files") or [])
    text = event.get("text") or ""
    if not isinstance(text, str) or not (text or files or lines):
        raise NotUnderstood("text")
    language = str(writer.get("language") or "")[:2]
    yield Inbound(
        _who(account, event), own(account, part.external_id), "\n".join(filter(None, (text, *lines))),
        files=files, at=part.at, name=str(writer.get("name") or ""), thread=thread, apart=bool(thread),
        subject=str(event.get("subject") or "")[:200], language=language if language in ("ja", "en") else "",
    )  # fmt: skip


def _edited(account: Account, event: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    if not isinstance(event.get("text"), str):
        raise NotUnderstood("text")
    yield Edited(_of(account, event), event["text"], part.at or core.now())


def _unsent(account: Account, event: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    message = name_of(event.get("message"), "message")
    yield Unsent(
        own(account, message), part.at or core.now(), part.contact, json.dumps(message, ensure_ascii=False),
        message,
    )  # fmt: skip


def _receipt(account: Account, event: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    state, reason = event.get("state"), str(event.get("reason") or "")
    if state not in STATES:
        raise NotUnderstood("state")
    said = (reason if reason in REASONS else "refused") if state == "failed" else ""
    yield Receipt(_of(account, event), state, part.at or core.now(), said)


def _read(account: Account, event: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    thread = name_of(event.get("thread", ""), "thread", needed=False)
    yield ReadUntil(_who(account, event), part.at or core.now(), thread)


def _reachable(account: Account, event: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    if not isinstance(event.get("reachable"), bool):
        raise NotUnderstood("reachable")
    name = str((event.get("from") or {}).get("name") or "")
    yield Reachable(_who(account, event), event["reachable"], part.at or core.now(), name)


READ = {
    "message": _message,
    "edited": _edited,
    "unsent": _unsent,
    "receipt": _receipt,
    "read": _read,
    "reachable": _reachable,
}
