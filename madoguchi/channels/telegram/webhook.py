"""Telegram's webhook: one update a request, with a secret of ours in a header."""

import hmac
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.crypto import salted_hmac

from ..shapes import Account, NotGenuine, Part
from ..unpacking import json_of

HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATES = ("message", "edited_message", "callback_query", "message_reaction", "my_chat_member")
"""What we ask Telegram to tell."""


def secret_of(account: Account) -> str:
    """What Telegram has to show with every request; made from the account's key and ours, kept nowhere."""
    return salted_hmac("channels.telegram", account.key, algorithm="sha256").hexdigest()


def verify(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    """Raises NotGenuine without the secret. No time is signed: what comes again is known by its update_id."""
    given = headers.get(HEADER, "").encode("ascii", "replace")
    if not hmac.compare_digest(secret_of(account).encode(), given):
        raise NotGenuine


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """The one update of a request, under its own number."""
    update = json_of(raw)
    kind = kind_of(update)
    said = update.get(kind) or {}
    date = said.get("edit_date") or said.get("date")
    yield Part(
        body=raw,
        external_id=str(int(update["update_id"])),
        contact=str(chat_of(said).get("id", "")),
        at=moment(date) if date else None,
    )


def kind_of(update: Mapping[str, Any]) -> str:
    """Which of the things that we asked for it tells; "" for another."""
    return next((one for one in UPDATES if one in update), "")


def chat_of(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The chat that it concerns; that of a pressed button is its message's, or the person."""
    found = said.get("chat") or (said.get("message") or {}).get("chat") or said.get("from") or {}
    return found if isinstance(found, dict) else {}


def moment(seconds: int) -> datetime:
    """Telegram counts seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC)
