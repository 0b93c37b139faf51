"""She presses an answer that stands below a question of ours."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationShape

from ..access import enquiry_required
from ..choosing import choose
from ..shapes import ReplyRefused
from .enquiries import page


@require_POST
@enquiry_required
def create(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """Keep it as her message, and show it where it stands."""
    try:
        received = choose(request, enquiry)
    except ReplyRefused as refused:
        return page(request, enquiry, refused.status, choice_error=refused.message)
    messages.success(request, _("We have received your answer."))
    response = redirect("portal:enquiry", enquiry.number)
    response["Location"] += f"#m{received.message_id}"
    return response
