"""Both sides sign alike: HMAC-SHA256 over the time, a full stop, and the raw body."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from madoguchi.core import api as core

from ..shapes import TOLERANCE, Account, NotGenuine, NotUnderstood, Part
from ..unpacking import bytes_of, each, json_of

ID, TIME, SIGNATURE = "Madoguchi-Id", "Madoguchi-Time", "Madoguchi-Signature"
KEY = "signing_key"
LONGEST_ID = 160


def signature(key: str, time: str, body: bytes) -> str:
    """In hexadecimal digits; `time` in seconds since 1970."""
    return hmac.new(key.encode(), f"{time}.".encode() + body, hashlib.sha256).hexdigest()


def signed(account: Account, body: bytes, name: str) -> dict[str, str]:
    """The headers of a request of ours; `name` is the same however often it is tried."""
    time = str(int(core.now().timestamp()))
    return {
        "Content-Type": "application/json", ID: name, TIME: time,
        SIGNATURE: signature(account.secret(KEY), time, body),
    }  # fmt: skip


def verify(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    """Raises NotGenuine unless these bytes were signed with our key, within five minutes of now."""
    key, time = account.secret(KEY), headers.get(TIME, "")
    given = headers.get(SIGNATURE, "").strip().lower().encode("ascii", "replace")
    right = hmac.compare_digest(signature(key, time, raw).encode(), given)
    whole = time.isascii() and time.isdigit() and len(time) <= 12
    if not key or not right or not whole:
        raise NotGenuine
    if abs(core.now().timestamp() - int(time)) > TOLERANCE.total_seconds():
        raise NotGenuine


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """The events of a request: one, or a list under "events"."""
    found = json_of(raw)
    return each(found["events"] if "events" in found else [found], _parts)


def _parts(event: Mapping[str, Any]) -> Iterable[Part]:
    yield Part(
        body=bytes_of(event),
        external_id=name_of(event.get("id"), "id"),
        contact=name_of((event.get("from") or {}).get("id", ""), "from.id", needed=False),
        at=moment(event.get("at")),
    )


def name_of(value: Any, what: str, *, needed: bool = True) -> str:
    """An id as the other system calls something. Raises NotUnderstood for none, or one without end."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    if (needed and not text) or len(text) > LONGEST_ID:
        raise NotUnderstood(what)
    return text


def moment(text: Any) -> datetime | None:
    """ISO 8601 with its offset; None where no time is given. Raises NotUnderstood."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        raise NotUnderstood("at") from None
    if found.tzinfo is None:
        raise NotUnderstood("at")
    return found
