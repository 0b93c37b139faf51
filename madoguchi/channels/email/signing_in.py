"""Signing in at a mail server: by password, or by OAuth2 with a token that is fetched anew when it is
used up."""

import json
import time
from urllib.parse import urlsplit

import httpx
from django.core.cache import cache

from .. import outside
from ..shapes import Broken, Temporary
from .settings import Mailbox

EARLY = 60
"""Seconds before its end at which a token counts as used up."""
SECONDS, LARGEST = 20.0, 64 * 1024
"""So long it is waited for, and so many bytes of the answer are read."""


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
    status, said = _asked(box.said("token_url"), asked)
    if status >= 500:
        raise Temporary("unreachable")
    try:
        told = json.loads(said)
        value, seconds = str(told["access_token"]), int(told.get("expires_in") or 300)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as odd:
        raise Broken("keys") from odd
    cache.set(place, (value, time.time() + seconds), seconds)
    return value


def _asked(address: str, form: dict[str, str]) -> tuple[int, bytes]:
    """What the sign-in service answers: Google's, Microsoft's, or one in the company's own network."""
    try:
        own = (urlsplit(address).hostname or "",)
        with (
            outside.asking(own=own, read=SECONDS) as client,
            client.stream("POST", address, data=form) as answer,
        ):
            return answer.status_code, outside.bounded(answer, LARGEST)
    except outside.Inner as refused:
        raise Broken("inside") from refused
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError, outside.TooLarge) as trouble:
        raise Temporary("unreachable") from trouble


def xoauth2(user: str, bearer: str) -> str:
    """What IMAP and SMTP are told (XOAUTH2)."""
    return f"user={user}\x01auth=Bearer {bearer}\x01\x01"
