"""Pieces of the channels that other screens show."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from madoguchi.crossing import api as crossing

from .ways import drawn, offered_ways

OFFERED = "phone"
"""Where people take over by themselves, nothing is offered from here."""


def ways(request: HttpRequest, conversation: Any) -> str:
    """Beside a conversation: where else it can go on, and what was offered; "" where there is nothing."""
    found = [drawn(one) for one in offered_ways(conversation) if one.channel != OFFERED]
    if not found:
        return ""
    offered = {one.after for one in crossing.crossings(conversation.id) if one.state == "open"}
    values = {"conversation": conversation, "ways": found, "offered": offered}
    return render_to_string("channels/_ways.html", values, request=request)
