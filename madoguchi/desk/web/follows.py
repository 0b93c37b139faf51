"""Hearing of a conversation that is not one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape

from .. import screens
from ..access import conversation_required


@require_POST
@conversation_required
def follows(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Tell me of what happens here."""
    conversations.follow(conversation_id=conversation.id, staff_id=request.viewer.staff.id)
    messages.success(request, _("You are told of what happens here."))
    return redirect(screens.conversation_url(conversation.id))


@require_POST
@conversation_required
def unfollows(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Tell me no more."""
    conversations.unfollow(conversation_id=conversation.id, staff_id=request.viewer.staff.id)
    return redirect(screens.conversation_url(conversation.id))
