"""Sending once more what failed, or may not have arrived."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import (
    ConversationShape,
    ConversationUnknown,
    MessageShape,
    NotPossible,
)
from madoguchi.core import api as core

from .. import screens, sending
from ..access import conversation_required


@require_http_methods(["GET", "POST"])
@conversation_required
def resendings(request: HttpRequest, conversation: ConversationShape, message_id: int) -> HttpResponse:
    """Asked for, the question (it may arrive twice); posted, it is sent once more, and only once."""
    message = _message(request, conversation, message_id)
    fares = message.delivery
    if request.method == "GET":
        return screens.dialog(
            request, "desk/_resending.html", conversation, title=_("Send it once more?"), message=message,
            unknown=fares is not None and fares.state == "unknown", fares=sending.words_of([fares]),
        )  # fmt: skip
    if fares is not None and fares.state == "unknown" and "sure" not in request.POST:
        return redirect("desk:resendings", conversation.id, message.id)
    try:
        conversations.send_again(message_id=message.id, actor=core.staff(request.viewer.staff.id))
    except NotPossible as problem:
        if problem.reason == "channel":
            messages.warning(request, _("This channel is not in use any more. Please go on by another one."))
    return redirect(f"{screens.conversation_url(conversation.id)}#m-{message.sequence}")


def _message(request: HttpRequest, conversation: ConversationShape, message_id: int) -> MessageShape:
    try:
        found = conversations.message(request.viewer, message_id)
    except ConversationUnknown:
        raise Http404 from None
    if found.conversation_id != conversation.id or found.delivery is None:
        raise Http404
    return found
