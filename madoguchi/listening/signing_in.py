"""Keys for services that want one: as it was given, or a short-lived one had by OAuth 2 (refresh token)."""

import json
from urllib.parse import urlencode

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core

from .shapes import Entry, Source

EARLY = 60
TOKENS = "https://oauth2.googleapis.com/token"
ENTRIES = (
    Entry("client_id", _("Client ID"), required=False),
    Entry("client_secret", _("Client secret"), secret=True, required=False),
    Entry("refresh_token", _("Refresh token"), secret=True, required=False,
          help=_("With it a key is had anew whenever the old one runs out.")),
    Entry("token", _("Key that does not run out"), secret=True, required=False,
          help=_("Instead of the three above, for a gateway of your own.")),
    Entry("token_url", _("Address of the token service"), required=False, address=True, default=TOKENS),
)  # fmt: skip


class KeyRefused(Exception):
    """The service does not know our key."""


def bearer(source: Source) -> str:
    """The key for the next request. Raises KeyRefused, core.OutsideTrouble."""
    if not source.secret("refresh_token"):
        if not source.secret("token"):
            raise KeyRefused
        return source.secret("token")
    place = f"listening.token:{source.id}"
    kept: str | None = cache.get(place)
    if kept:
        return kept
    asked = {
        "grant_type": "refresh_token", "client_id": source.said("client_id"),
        "client_secret": source.secret("client_secret"), "refresh_token": source.secret("refresh_token"),
    }  # fmt: skip
    got = core.fetch(
        source.said("token_url") or TOKENS, method="POST", body=urlencode(asked).encode(), most=64 * 1024,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )  # fmt: skip
    if got.status >= 500:
        raise core.OutsideTrouble("unreachable")
    try:
        told = json.loads(got.body)
        value, seconds = str(told["access_token"]), int(told.get("expires_in") or 300)
    except (ValueError, KeyError, TypeError, RecursionError) as odd:
        raise KeyRefused from odd
    cache.set(place, value, max(1, seconds - EARLY))
    return value


def forget(source_id: int) -> None:
    """The key was refused: have a new one next time."""
    cache.delete(f"listening.token:{source_id}")
