"""Letters to put into a reply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape

from .. import letters
from ..access import conversation_required


@require_GET
@conversation_required
def saved_replies(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """All of them, filled in for this conversation, for the list behind "/"."""
    saved = conversations.saved_replies(request.viewer)
    context = {
        "letters": letters.offered(request.viewer, conversation, saved),
        "spoken": letters.spoken_in(conversation),
    }
    return render(request, "desk/_letters.html", context)
