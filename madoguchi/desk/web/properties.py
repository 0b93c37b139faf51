"""Priority and tags."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core

from .. import screens
from ..access import conversation_required

MOST_TAGS, TAG_LENGTH = 12, 40


@require_POST
@conversation_required
def priorities(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """How urgent: 1 to 4."""
    given = request.POST.get("priority", "")
    if given in ("1", "2", "3", "4"):
        actor = core.staff(request.viewer.staff.id)
        conversations.set_priority(conversation_id=conversation.id, priority=int(given), actor=actor)
    return redirect(screens.conversation_url(conversation.id))


@require_POST
@conversation_required
def tags(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The words it is filed under, separated by commas of either kind."""
    given = request.POST.get("tags", "").replace("、", ",").replace("，", ",").split(",")
    kept = tuple(dict.fromkeys(tag.strip()[:TAG_LENGTH] for tag in given if tag.strip()))[:MOST_TAGS]
    actor = core.staff(request.viewer.staff.id)
    conversations.set_tags(conversation_id=conversation.id, tags=kept, actor=actor)
    return redirect(screens.conversation_url(conversation.id))
