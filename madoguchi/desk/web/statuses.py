"""What state the conversation is in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core

from .. import screens
from ..access import conversation_required


@require_POST
@conversation_required
def reopenings(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Open again."""
    conversations.reopen(conversation_id=conversation.id, actor=core.staff(request.viewer.staff.id))
    return redirect(screens.conversation_url(conversation.id))


@require_POST
@conversation_required
def waits(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Now the customer has to answer."""
    conversations.wait(conversation_id=conversation.id, actor=core.staff(request.viewer.staff.id))
    return redirect(screens.conversation_url(conversation.id, "waiting"))


@require_POST
@conversation_required
def closures(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Closed for good; a new message begins a new conversation."""
    conversations.close(conversation_id=conversation.id, actor=core.staff(request.viewer.staff.id))
    return redirect(screens.conversation_url(conversation.id))
