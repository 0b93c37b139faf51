"""Meta's webhooks: a question when they are set up, then requests signed with the app's secret."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime

from ..shapes import Account, NotGenuine

LONGEST_CHALLENGE = 200


def verify(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    """Raises NotGenuine unless these very bytes were signed. No time is: ids make each event count once."""
    secret = account.secret("app_secret")
    wanted = "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    given = headers.get("X-Hub-Signature-256", "").encode("ascii", "replace")
    if not secret or not hmac.compare_digest(wanted.encode(), given):
        raise NotGenuine


def challenge(account: Account, query: Mapping[str, str]) -> str | None:
    """What Meta wants to hear again, once it has shown our verify token; None for anybody else."""
    wanted = str(account.settings.get("verify_token") or "").encode()
    given = query.get("hub.verify_token", "").encode("utf-8", "replace")
    said = query.get("hub.challenge", "")
    known = bool(wanted) and hmac.compare_digest(wanted, given)
    plain = said.isascii() and said.isalnum() and len(said) <= LONGEST_CHALLENGE
    return said if known and plain and query.get("hub.mode") == "subscribe" else None


def moment(seconds: str | int) -> datetime:
    """WhatsApp counts seconds since 1970."""
    return datetime.fromtimestamp(int(seconds), UTC)


def moment_of_milliseconds(milliseconds: str | int) -> datetime:
    """Messenger and Instagram count milliseconds since 1970."""
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
