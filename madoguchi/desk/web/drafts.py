"""What one has begun to write, and what one takes back from the customer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationShape, ConversationUnknown, NotPossible
from madoguchi.core import api as core

from .. import actions, screens, writing
from ..access import conversation_required


@require_POST
@conversation_required
def drafts(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Keep a reply or a note in the making; an empty one is dropped."""
    kind = request.POST.get("kind", "")
    if kind not in ("reply", "note"):
        return HttpResponse(status=400)
    actions.save_draft(
        staff_id=request.viewer.staff.id, conversation_id=conversation.id, kind=kind,
        text=request.POST.get("text", ""), client_id=request.POST.get("client_id", ""),
        original=request.POST.get("original"), frame=writing.frame_from(request),
        answers=request.POST.get("answers"),
    )  # fmt: skip
    return HttpResponse(status=204)


@require_POST
@conversation_required
def retractions(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Take a reply back, in time; its text stands in the composer again."""
    given = core.whole_number(request.POST.get("message", "")) or 0
    try:
        back = actions.take_back(
            staff_id=request.viewer.staff.id, conversation_id=conversation.id, message_id=given
        )  # fmt: skip
    except (ConversationUnknown, NotPossible):
        return _too_late(request, conversation)
    if writing.by_script(request):
        return JsonResponse({"text": back.text, "read": back.read, "answers": "\n".join(back.answers)})
    messages.success(request, writing.taken_back_words(back))
    return redirect(screens.conversation_url(conversation.id))


def _too_late(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    why = _("It is too late to take this reply back. The customer has it.")
    if writing.by_script(request):
        return JsonResponse({"message": why}, status=409)
    messages.warning(request, why)
    return redirect(screens.conversation_url(conversation.id))
