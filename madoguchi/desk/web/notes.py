"""Private notes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people

from .. import writing
from ..access import conversation_required


@require_POST
@conversation_required
def notes(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Keep a note for colleagues, once per client_id; "@name" calls them."""
    written = writing.note_from(request)
    if not written.text:
        return writing.refused(request, conversation, _("Please write something first."), written)
    called = tuple(one.id for one in people.all_staff() if f"@{one.name}" in written.text)
    conversations.note(
        conversation_id=conversation.id, staff_id=request.viewer.staff.id, text=written.text,
        client_id=written.client_id, mention_ids=called,
    )  # fmt: skip
    return writing.accepted(request, conversation)
