"""Whole addresses, as search engines, feed readers and shared links need them."""

from django.conf import settings
from django.http import HttpRequest


def whole(request: HttpRequest, path: str) -> str:
    """The address of a path under the name that the company gave, else under the one that was asked."""
    return f"{settings.ADDRESS_GIVEN}{path}" if settings.ADDRESS_GIVEN else request.build_absolute_uri(path)
