"""Cards about orders and devices that an agent sends to the customer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationClosed, ConversationShape, NotPossible
from madoguchi.journeys import reply

from .. import writing
from ..access import conversation_required
from ..customers.cards import NothingToSend, card_of


@require_POST
@conversation_required
def cards(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Send one card, once per client_id; only about what belongs to this customer."""
    try:
        card = card_of(
            request.viewer, conversation, request.POST.get("about", ""), request.POST.get("key", "")
        )
    except NothingToSend:
        raise Http404 from None
    try:
        reply.send(
            conversation_id=conversation.id, staff_id=request.viewer.staff.id, text=card.text,
            client_id=request.POST.get("client_id", "")[:64], facts=card.facts,
        )  # fmt: skip
    except (ConversationClosed, NotPossible) as problem:
        messages.error(request, writing.words_for(problem))
    return redirect("desk:conversation", conversation.id)
