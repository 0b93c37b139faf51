"""Marks that need no answer: read up to here, writing now."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from .acts import current
from .door import customer_door

NO_CONTENT = 204


@require_POST
@customer_door
def read_marks(request: HttpRequest) -> HttpResponse:
    """The customer has seen everything up to this sequence."""
    sequence = request.POST.get("sequence", "")
    conversation = current(request)
    if conversation and sequence.isascii() and sequence.isdigit() and len(sequence) < 10:
        reader = core.customer(conversation.customer_id)
        conversations.mark_read(conversation_id=conversation.id, reader=reader, sequence=int(sequence))
    return HttpResponse(status=NO_CONTENT)


@require_POST
@customer_door
def typing_marks(request: HttpRequest) -> HttpResponse:
    """The customer is writing."""
    if conversation := current(request):
        conversations.typing(conversation_id=conversation.id, who="customer")
    return HttpResponse(status=NO_CONTENT)
