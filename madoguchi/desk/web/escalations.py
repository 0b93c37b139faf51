"""Asking the supervisors for help."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationClosed, ConversationShape, NotPossible
from madoguchi.core import api as core

from .. import acts, screens
from ..access import conversation_required


@require_http_methods(["GET", "POST"])
@conversation_required
def escalations(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Ask for a reason; with it the supervisors find the conversation in their list."""
    if request.method == "GET":
        return _dialog(request, conversation)
    text = request.POST.get("text", "")
    client_id = request.POST.get("client_id", "")[:64]
    try:
        conversations.escalate(
            conversation_id=conversation.id, staff_id=request.viewer.staff.id, text=text, client_id=client_id
        )
    except (NotPossible, ConversationClosed) as problem:
        return _dialog(request, conversation, text, error=_words_for(problem))
    return redirect(screens.conversation_url(conversation.id, "escalated"))


@require_POST
@conversation_required
def settlements(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The supervisors, or whoever asked, say that it is seen to."""
    if acts.may_settle(conversation, request.viewer):
        actor = core.staff(request.viewer.staff.id)
        conversations.settle_escalation(conversation_id=conversation.id, actor=actor)
    else:
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id))


def _dialog(
    request: HttpRequest, conversation: ConversationShape, text: str = "", error: str = ""
) -> HttpResponse:
    return screens.dialog(
        request, "desk/_escalation.html", conversation, title=_("Ask a supervisor"), text=text, error=error,
        client_id=uuid.uuid4().hex, wrong=bool(error),
    )  # fmt: skip


def _words_for(problem: Exception) -> str:
    reason = getattr(problem, "reason", "")
    if reason == "empty":
        return _("Please write what the supervisor should know or decide.")
    if reason == "too_long":
        return _("That is too long. Please shorten it.")
    return _("That does not fit the state of the conversation. Please look at it again.")
