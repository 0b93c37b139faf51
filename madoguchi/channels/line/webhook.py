"""LINE's webhook: signed over the raw bytes, several events in one request, each with an id and a time."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from madoguchi.core import api as core

from ..shapes import Account, NotGenuine, Part
from ..unpacking import bytes_of, each, json_of

OLDEST = timedelta(days=30)
"""LINE delivers again for a while, under the same id; what is older than this is a replay."""


def verify(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    """Raises NotGenuine unless these very bytes were signed with the channel's secret."""
    secret = account.secret("channel_secret")
    wanted = base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest())
    given = headers.get("X-Line-Signature", "").encode("ascii", "replace")
    if not secret or not hmac.compare_digest(wanted, given):
        raise NotGenuine


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """The events of a request. LINE's own test sends none."""
    return each(json_of(raw)["events"], _parts)


def _parts(event: Mapping[str, Any]) -> Iterable[Part]:
    at = moment(event["timestamp"])
    if at >= core.now() - OLDEST:
        yield Part(body=bytes_of(event), external_id=str(event["webhookEventId"]), contact=who(event), at=at)


def who(event: Mapping[str, Any]) -> str:
    """Whom an event concerns: one person, or a group."""
    source = event.get("source") or {}
    return str(source.get("groupId") or source.get("roomId") or source.get("userId") or "")


def moment(milliseconds: int) -> datetime:
    """LINE counts milliseconds since 1970."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
