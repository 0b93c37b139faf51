"""LINE's webhook: signed over the raw bytes, several events in one request, each with an id and a time."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from madoguchi.core import api as core

from ..shapes import Account, NotGenuine, Part

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
    oldest = core.now() - OLDEST
    for event in json.loads(raw)["events"]:
        at = moment(event["timestamp"])
        if at >= oldest:
            yield Part(
                body=json.dumps(event, ensure_ascii=False).encode(),
                external_id=str(event["webhookEventId"]),
                contact=who(event),
                at=at,
            )


def who(event: Mapping[str, Any]) -> str:
    """Whom an event concerns: one person, or a group."""
    source = event.get("source") or {}
    return str(source.get("groupId") or source.get("roomId") or source.get("userId") or "")


def moment(milliseconds: int) -> datetime:
    """LINE counts milliseconds since 1970."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
