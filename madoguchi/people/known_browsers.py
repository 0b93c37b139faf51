"""Browsers in which somebody signed in before: the tries of strangers cannot use up what these may."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

COOKIE = "madoguchi_known"
SALT = "people.known_browser"
YEAR = 365 * 24 * 3600
MOST = 5


def mark_of(request: HttpRequest, email: str) -> str:
    """What this browser got when `email` signed in here; "" when that never happened."""
    return dict(_held(request)).get(_digest(email), "")


def remember(response: Any, request: HttpRequest, email: str) -> None:
    """`email` has proved herself in this browser; at most five accounts are remembered, the latest first."""
    digest = _digest(email)
    mark = mark_of(request, email) or secrets.token_urlsafe(12)
    others = [pair for pair in _held(request) if pair[0] != digest]
    response.set_cookie(
        COOKIE,
        signing.dumps([(digest, mark), *others][:MOST], salt=SALT),
        max_age=YEAR,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
        path=settings.LOGIN_URL,
    )


def _held(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        pairs = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=YEAR)
    except signing.BadSignature:
        return []
    return [(str(digest), str(mark)) for digest, mark in pairs]


def _digest(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()[:24]
