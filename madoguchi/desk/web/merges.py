"""Two conversations of one customer become one, and are parted again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, ConversationUnknown, NotPossible
from madoguchi.core import api as core
from madoguchi.journeys import merge

from .. import screens
from ..access import conversation_required
from ..rows import rows_of

MOST = 20


@require_http_methods(["GET", "POST"])
@conversation_required
def merges(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Choose the other one and which of them stays; then both are one."""
    if request.method == "GET":
        return _dialog(request, conversation)
    given = core.whole_number(request.POST.get("other", "")) or 0
    try:
        other = conversations.conversation(request.viewer, given)
        gone, kept = (conversation, other) if request.POST.get("keep") == "other" else (other, conversation)
        merge.merge(gone_id=gone.id, kept_id=kept.id, staff_id=request.viewer.staff.id)
    except ConversationUnknown:
        return _dialog(request, conversation, _("Please choose a conversation."))
    except NotPossible as problem:
        return _dialog(request, conversation, refusal(problem.reason))
    messages.success(request, _("Both are one now. It can be undone for a day."))
    return redirect(screens.conversation_url(kept.id))


@require_POST
@conversation_required
def removal(request: HttpRequest, conversation: ConversationShape, merge_id: int) -> HttpResponse:
    """Part them again."""
    found = next((o for o in conversations.merges(request.viewer, conversation.id) if o.id == merge_id), None)
    try:
        if found is not None:
            merge.unmerge(merge_id=found.id, gone_id=found.gone_id, staff_id=request.viewer.staff.id)
            messages.success(request, _("They are two conversations again."))
    except NotPossible as problem:
        messages.warning(request, refusal(problem.reason))
    return redirect(screens.conversation_url(conversation.id))


def refusal(reason: str) -> str:
    """Why it is not possible, and what would be."""
    said = {
        "closed": _("A conversation that is closed for good cannot take another one in. Keep the other one."),
        "merged": _("One of them has been put together with another already."),
        "customers": _("Only conversations of the same customer can be put together."),
        "late": _("A merge can be undone for a day only."),
        "order": _("A later merge has to be undone first."),
    }
    return said.get(reason, _("That does not fit the state of the conversation. Please look at it again."))


def _dialog(request: HttpRequest, conversation: ConversationShape, problem: str = "") -> HttpResponse:
    viewer, customer = request.viewer, conversation.customer_id
    others = conversations.earlier(viewer, customer, without=conversation.id, limit=MOST)
    rows = rows_of([one for one in others if not one.spam], core.now())
    return screens.dialog(
        request, "desk/_merge.html", conversation, title=_("Merge with another conversation"), rows=rows,
        problem=problem, wrong=bool(problem),
    )  # fmt: skip
