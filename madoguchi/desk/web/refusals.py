"""What is not welcome: spam, and customers who are blocked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.conversations.shapes import ConversationClosed, ConversationShape, NotPossible
from madoguchi.journeys import refuse_spam
from madoguchi.people import api as people

from .. import screens, snoozing
from ..access import conversation_required

MOST_REASON = 300


@require_POST
@conversation_required
def spam(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Unwanted: out of every list but that of spam."""
    try:
        refuse_spam.mark(conversation_id=conversation.id, staff_id=request.viewer.staff.id)
        messages.success(request, _("Marked as spam. It can be brought back."))
    except ConversationClosed:
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id))


@require_POST
@conversation_required
def spam_removal(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Wanted after all."""
    try:
        refuse_spam.lift(conversation_id=conversation.id, staff_id=request.viewer.staff.id)
    except NotPossible:
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id))


@require_http_methods(["GET", "POST"])
@conversation_required
def blocks(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Refuse this customer's messages, with a reason, until a time or until it is lifted."""
    if request.method == "GET":
        return _dialog(request, conversation)
    reason, said = request.POST.get("reason", "")[: MOST_REASON + 1], request.POST.get("until", "")[:80]
    try:
        until = snoozing.until(said) if said.strip() else None
        people.block(
            customer_id=conversation.customer_id, reason=reason, until=until,
            staff_id=request.viewer.staff.id,
        )  # fmt: skip
    except snoozing.NotUnderstood as problem:
        return _dialog(request, conversation, until_error=str(problem))
    except people.BlockRefused:
        return _dialog(request, conversation, reason_error=_("Please give a reason of up to 300 characters."))
    messages.success(request, _("Blocked. Further messages of this customer are refused politely."))
    return redirect(screens.conversation_url(conversation.id))


def _dialog(request: HttpRequest, conversation: ConversationShape, **errors: str) -> HttpResponse:
    typed = {"reason": request.POST.get("reason", ""), "said": request.POST.get("until", "")}
    return screens.dialog(
        request, "desk/_block.html", conversation, title=_("Block this customer"), wrong=bool(errors),
        durations=[_("in 1 day"), _("in 1 week"), _("in 4 weeks")], **typed, **errors,
    )  # fmt: skip
