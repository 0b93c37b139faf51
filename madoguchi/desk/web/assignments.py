"""Whose the conversation is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, NotPossible
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.routing import api as routing

from .. import screens
from ..access import conversation_required


@require_POST
@conversation_required
def takes(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """I take it, waiting or with the assistant."""
    try:
        routing.take(conversation_id=conversation.id, staff_id=request.viewer.staff.id)
    except routing.NotWaiting:
        messages.warning(request, _("A colleague has taken it in the meantime."))
    return redirect(screens.conversation_url(conversation.id))


@require_POST
@conversation_required
def assignments(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Give it to a person ("staff:3") or to a team ("team:2"); anything else changes nothing."""
    kind, _colon, given = request.POST.get("to", "").partition(":")
    actor, number = core.staff(request.viewer.staff.id), core.whole_number(given) or 0
    try:
        if kind == "staff" and people.staff(number):
            routing.leave(conversation_id=conversation.id, actor=actor)
            conversations.assign(conversation_id=conversation.id, staff_id=number, actor=actor)
        elif kind == "team" and people.team(number):
            conversations.set_team(conversation_id=conversation.id, team_id=number, actor=actor)
    except NotPossible:
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id))


@require_POST
@conversation_required
def releases(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Give it back to the queue."""
    actor = core.staff(request.viewer.staff.id)
    conversations.release(conversation_id=conversation.id, actor=actor)
    routing.place(conversation_id=conversation.id, reason="agent_left", actor=actor)
    return redirect(screens.conversation_url(conversation.id, "released"))
