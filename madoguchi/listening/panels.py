"""Pieces of listening on other screens of staff."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html

from madoguchi.people import api as people

from . import api
from .words import heading_of


def waiting_count(request: HttpRequest | None) -> str:
    """How many negative mentions nobody has looked after; nothing when there are none."""
    viewer = people.viewer_of(request) if request is not None else people.ANONYMOUS
    many = api.waiting(viewer) if viewer.may_see_conversations else 0
    return format_html('<span class="nav-count">{}</span>', many) if many else ""


def mention(request: HttpRequest, conversation: Any, **_: Any) -> str:
    """Where the conversation began, if it began in public, and what else was said that belongs to it."""
    if conversation.channel != api.KIND:
        return ""
    count, rows = api.of_conversation(conversation.id)
    context = {"count": count, "rows": [(row, heading_of(row)) for row in rows], "talk": conversation.id}
    return render_to_string("listening/_side.html", context, request=request) if rows else ""
