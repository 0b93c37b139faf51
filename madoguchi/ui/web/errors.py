"""Pages for what went wrong: what happened, what is safe, what to do. That of 503 touches no database."""

import logging
import sys
from collections.abc import Callable

import django.db
import psycopg
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import wiring

log = logging.getLogger(__name__)
UNREACHABLE = (django.db.OperationalError, django.db.InterfaceError, psycopg.OperationalError)


def page(request: HttpRequest, status: int) -> HttpResponse:
    """The error page of a status; that of 503 when the brand cannot be read."""
    try:
        return _drawn(request, status)
    except UNREACHABLE:
        return unavailable(request)


def _drawn(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"ui/errors/{status}.html", {"status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 when the database is what could not be reached."""
    problem = sys.exc_info()[1]
    return unavailable(request) if isinstance(problem, UNREACHABLE) else page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's token does not fit: the page was open too long, or cookies are off."""
    return render(request, "ui/errors/403.html", {"status": 403, "csrf": True}, status=403)


def too_many_requests(request: HttpRequest, seconds: int = 60) -> HttpResponse:
    """429, with Retry-After in seconds."""
    context = {"status": 429, "seconds": seconds}
    response = render(request, "ui/errors/429.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


class UnavailableMiddleware:
    """What a database that is away, or that cannot hold what was sent, means to the person who sent it.

    Away is 503 (elsewhere server_error says so). Characters and numbers that no column can hold (NUL, thirty
    digits) come from no honest form: 400, and nothing is written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django for whatever a view raises."""
        if isinstance(exception, django.db.DataError):
            log.warning("data refused by the database", exc_info=exception)
            return page(request, 400)
        return unavailable(request) if isinstance(exception, UNREACHABLE) else None


def unavailable(request: HttpRequest, seconds: int = 10) -> HttpResponse:
    """503, with Retry-After in seconds."""
    with wiring.last_look():
        response = _drawn(request, 503)
    response["Retry-After"] = str(seconds)
    return response
