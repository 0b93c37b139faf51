"""Priority and tags."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core

from .. import screens
from ..access import conversation_required, desk_required

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
    """The words it is filed under: some added or one removed, or all of them anew (tags)."""
    held = conversation.tags
    added = [*held, *_words(request.POST.get("add", ""))]
    wanted = _words(request.POST["tags"]) if "tags" in request.POST else added
    wanted = [tag for tag in dict.fromkeys(wanted) if tag != request.POST.get("remove")]
    actor = core.staff(request.viewer.staff.id)
    conversations.set_tags(conversation_id=conversation.id, tags=wanted[:MOST_TAGS], seen=held, actor=actor)
    return redirect(screens.conversation_url(conversation.id))


@require_GET
@desk_required
def tag_words(request: HttpRequest) -> HttpResponse:
    """Tags that are in use, the most used first, as suggestions."""
    return render(request, "desk/_tag_words.html", {"tags": conversations.tags_in_use(request.viewer)})


def _words(text: str) -> list[str]:
    """Tags separated by commas of either kind."""
    given = text.replace("、", ",").replace("，", ",").split(",")
    return [tag.strip()[:TAG_LENGTH] for tag in given if tag.strip()]
