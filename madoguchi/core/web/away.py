"""When the database is away or all its connections are taken: say so, and when to come back."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

RETRY_AFTER = "2"
"""Seconds."""

WORDS = (
    "ただいま混み合っております。恐れ入りますが、しばらくしてからもう一度お試しください。\n"
    "We are busy just now. Please try again in a moment.\n"
)


class DatabaseAwayMiddleware:
    """Turns a view's OperationalError (also: no free connection in the pool) into 503 with Retry-After."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django for whatever a view raises."""
        return unavailable() if isinstance(exception, OperationalError | InterfaceError) else None


def unavailable() -> HttpResponse:
    """503 in both languages, made without the database."""
    return HttpResponse(
        WORDS, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": RETRY_AFTER}
    )
