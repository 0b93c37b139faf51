"""Replies to the customer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationClosed, ConversationShape, NotPossible
from madoguchi.core import api as core
from madoguchi.journeys import reply

from .. import letters, talk, writing
from ..access import conversation_required


@require_POST
@conversation_required
def replies(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Send a reply, once per client_id. Answers 409 when a colleague was quicker and it is not seen yet."""
    written = writing.reply_from(request)
    if not written.text and not written.files:
        return writing.refused(request, conversation, _("Please write something first."), written)
    if why := letters.gap_refusal(written.text):
        return writing.refused(request, conversation, why, written)
    if name := talk.replied_meanwhile(
        request.viewer, conversation, seen=written.seen, client_id=written.client_id
    ):
        return writing.collided(request, conversation, name, written)
    try:
        attached: tuple[UUID, ...] = writing.stored(written.files)
        reply.send(
            conversation_id=conversation.id, staff_id=request.viewer.staff.id, text=written.text,
            client_id=written.client_id, attachment_ids=attached, **written.made_of,
        )  # fmt: skip
    except (core.AttachmentRefused, ConversationClosed, NotPossible) as problem:
        return writing.refused(request, conversation, writing.words_for(problem), written)
    return writing.accepted(request, conversation, written)
