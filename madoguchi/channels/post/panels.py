"""Pieces of post and fax on the screens of the desk."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from .models import Scan


def paper(request: HttpRequest, conversation: Any, **_: Any) -> str:
    """The scans of this conversation, and the way to a letter."""
    scans = list(Scan.objects.filter(conversation_id=conversation.id, state="filed").order_by("pk")[:20])
    return render_to_string(
        "post/_side.html", {"scans": scans, "conversation": conversation}, request=request
    )
