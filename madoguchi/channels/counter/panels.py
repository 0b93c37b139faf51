"""Pieces of the counter on the screens of the desk."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string


def note_contact(request: HttpRequest, conversation: Any = None, customer_id: int = 0, **_: Any) -> str:
    """The way to note a contact with this customer."""
    whose = conversation.customer_id if conversation is not None else customer_id
    return render_to_string("counter/_side.html", {"whose": whose}, request=request)
