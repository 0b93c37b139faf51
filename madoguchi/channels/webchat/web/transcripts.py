"""A copy of the conversation for the customer, mailed to her confirmed address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from .acts import current
from .door import customer_door, in_frame


@require_POST
@customer_door
def mail(request: HttpRequest) -> HttpResponse:
    """Mail it, and say where to; or what is missing."""
    conversation, outcome, address = current(request), "sent", ""
    try:
        if conversation is None:
            raise conversations.NotPossible("nothing")
        actor = core.customer(conversation.customer_id)
        address = conversations.mail_transcript(conversation_id=conversation.id, actor=actor)
    except conversations.NotPossible as problem:
        outcome = problem.reason
    quick = bool(request.headers.get("HX-Request"))
    values = {"outcome": outcome, "address": address, "quick": quick, "frame": in_frame(request)}
    return render(request, "webchat/_copy.html" if quick else "webchat/copy.html", values)
