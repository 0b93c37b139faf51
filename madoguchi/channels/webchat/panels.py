"""Pieces of the chat that other screens show."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from .queries import hours


def todays_hours(request: HttpRequest) -> str:
    """Whether people answer now, until when or from when, and how many wait."""
    return render_to_string("webchat/_todays_hours.html", {"hours": hours()}, request=request)
