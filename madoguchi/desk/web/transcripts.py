"""The customer gets a copy of the conversation by mail; notes are never in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, NotPossible
from madoguchi.core import api as core

from .. import screens
from ..access import conversation_required


@require_POST
@conversation_required
def mail(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Mail it to her confirmed address; without one, say so."""
    actor = core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]
    try:
        address = conversations.mail_transcript(conversation_id=conversation.id, actor=actor)
    except NotPossible as problem:
        messages.warning(request, _refusals()[problem.reason])
    else:
        messages.success(request, _("A copy is on its way to %(address)s.") % {"address": address})
    return redirect(screens.conversation_url(conversation.id))


def _refusals() -> dict[str, str]:
    return {
        "no_address": _("This customer has not confirmed an e-mail address yet."),
        "too_often": _("A copy was mailed three times within the hour. Please wait."),
    }
