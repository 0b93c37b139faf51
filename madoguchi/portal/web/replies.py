"""A customer answers; a resolved enquiry is open again, an ended one is followed by a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape

from ..access import enquiry_required
from ..replying import answer
from ..shapes import ReplyRefused
from .enquiries import page


@require_POST
@enquiry_required
def create(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """Keep the reply, and show it where it stands."""
    try:
        received = answer(request, enquiry)
    except ReplyRefused as refused:
        return page(
            request, enquiry, refused.status, error=refused.message, text=request.POST.get("text", "")
        )
    number = enquiry.number
    if received.conversation_id != enquiry.id:
        messages.success(request, _("We have received it as a new enquiry."))
        viewer = request.viewer  # type: ignore[attr-defined]
        number = conversations.conversation(viewer, received.conversation_id).number
    elif received.reopened:
        messages.success(request, _("We have received your reply and taken the enquiry up again."))
    else:
        messages.success(request, _("We have received your reply."))
    response = redirect("portal:enquiry", number)
    response["Location"] += f"#m{received.message_id}"
    return response
