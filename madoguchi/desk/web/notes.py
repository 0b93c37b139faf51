"""Private notes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people

from .. import composing, writing
from ..access import conversation_required


@require_POST
@conversation_required
def notes(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Keep a note for colleagues, once per client_id; "@name" and "@team" call them."""
    written = writing.note_from(request)
    if not written.text:
        return writing.refused(request, conversation, _("Please write something first."), written)
    me = request.viewer.staff.id
    called = composing.called(written.text, people.all_staff(), people.teams(), me)
    conversations.note(
        conversation_id=conversation.id, staff_id=me, text=written.text,
        client_id=written.client_id, mention_ids=called,
    )  # fmt: skip
    return writing.accepted(request, conversation, written)
