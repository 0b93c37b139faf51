"""Signing in at a mail server: by password, or by OAuth2 with a token that is fetched anew when it is
used up."""

import time

import httpx
from django.core.cache import cache

from ..shapes import Broken, Temporary
from .settings import Mailbox

EARLY = 60
"""Seconds before its end at which a token counts as used up."""


def uses_oauth(box: Mailbox) -> bool:
    """Whether this mailbox is opened by a token."""
    return box.said("sign_in") == "oauth2"


def token(box: Mailbox) -> str:
    """A token that is good now. Raises Broken when it is refused, Temporary when nobody answers."""
    place = f"mail:token:{box.account.id}"
    kept = cache.get(place)
    if kept and kept[1] > time.time() + EARLY:
        return str(kept[0])
    asked = {
        "grant_type": "refresh_token",
        "client_id": box.said("client_id"),
        "client_secret": box.account.secret("client_secret"),
        "refresh_token": box.account.secret("refresh_token"),
    }
    try:
        answer = httpx.post(box.said("token_url"), data=asked, timeout=20)
    except (httpx.HTTPError, httpx.InvalidURL) as trouble:
        raise Temporary("unreachable") from trouble
    if answer.status_code >= 500:
        raise Temporary("unreachable")
    try:
        told = answer.json()
        value, seconds = str(told["access_token"]), int(told.get("expires_in") or 300)
    except (ValueError, KeyError, TypeError) as odd:
        raise Broken("keys") from odd
    cache.set(place, (value, time.time() + seconds), seconds)
    return value


def xoauth2(user: str, bearer: str) -> str:
    """What IMAP and SMTP are told (XOAUTH2)."""
    return f"user={user}\x01auth=Bearer {bearer}\x01\x01"
