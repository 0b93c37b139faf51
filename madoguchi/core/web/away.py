"""When the database is away or all its connections are taken: say so, and when to come back."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from ..unavailable import unavailable


class DatabaseAwayMiddleware:
    """Turns a view's OperationalError (also: no free connection in the pool) into 503 with Retry-After."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django for whatever a view raises."""
        return unavailable() if isinstance(exception, OperationalError | InterfaceError) else None
