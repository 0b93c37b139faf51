"""Pieces of the channels that other screens show."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from madoguchi.crossing import api as crossing

from .actions.templating import has_templates
from .ways import drawn, offered_ways

OFFERED = "phone"
"""Where people take over by themselves, nothing is offered from here."""
AT_ONCE = 3
"""So many ways stand open; the others are unfolded."""


def ways(request: HttpRequest, conversation: Any) -> str:
    """Beside a conversation: where else it can go on, and what was offered; "" where there is nothing."""
    found = [drawn(one) for one in offered_ways(conversation) if one.channel != OFFERED]
    approved = has_templates(conversation.channel) and conversation.status != "closed"
    if not found and not approved:
        return ""
    offered = {one.after for one in crossing.crossings(conversation.id) if one.state == "open"}
    values = {
        "conversation": conversation, "ways": found[:AT_ONCE], "more": found[AT_ONCE:], "offered": offered,
        "approved": approved,
    }  # fmt: skip
    return render_to_string("channels/_ways.html", values, request=request)
