"""Articles that may help, from the customer's last words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from madoguchi.conversations.shapes import ConversationShape

from .. import advice
from ..access import conversation_required


@require_GET
@conversation_required
def suggestions(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Found articles with their reason, for the right pane and for above the composer."""
    return render(request, "desk/_suggestions.html", advice.panel(request, conversation))
