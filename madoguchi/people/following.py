"""Keeps the list of sign-ins true: when a session was last used, and under which key it goes on."""

import time
from collections.abc import Callable
from contextlib import suppress

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from .actions.sign_ins import move_sign_in, see_sign_in

SEEN_EVERY = 300.0
MOST_KEPT = 20_000


class SignInMiddleware:
    """One small statement per session and process every five minutes; none for visitors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.noted: dict[str, float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = request.session.session_key
        response = self.get_response(request)
        after = request.session.session_key
        if before and after and request.session.accessed and "_auth_user_id" in request.session:
            with suppress(OperationalError, InterfaceError):
                self._follow(before, after)
        return response

    def _follow(self, before: str, after: str) -> None:
        if before != after:
            move_sign_in(before=before, after=after)
        elif self._is_due(after):
            see_sign_in(session_key=after)

    def _is_due(self, key: str) -> bool:
        now = time.monotonic()
        if now - self.noted.get(key, now) < SEEN_EVERY and key in self.noted:
            return False
        if len(self.noted) >= MOST_KEPT:
            self.noted.clear()
        first = key not in self.noted
        self.noted[key] = now
        return not first
