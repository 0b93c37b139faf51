"""The answer when the database is away or all its connections are taken."""

from django.http import HttpResponse

RETRY_AFTER = "2"
"""Seconds."""

WORDS = (
    "ただいま混み合っております。恐れ入りますが、しばらくしてからもう一度お試しください。\n"
    "We are busy just now. Please try again in a moment.\n"
)


def unavailable() -> HttpResponse:
    """503 in both languages, made without the database."""
    return HttpResponse(
        WORDS, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": RETRY_AFTER}
    )
