"""The promise of a first reply: how its due time came about."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape

from .. import promises, screens
from ..access import conversation_required


@require_GET
@conversation_required
def promise(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The derivation, over the desk or as a page of its own."""
    told = conversations.promise(request.viewer, conversation.id)
    shown = promises.derivation(told, conversation)
    return screens.dialog(
        request, "desk/_derivation.html", conversation, title=_("When the first reply is due"), **shown
    )
