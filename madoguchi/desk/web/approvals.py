"""Replies that wait for a supervisor."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.conversations.shapes import (
    ConversationClosed,
    ConversationShape,
    ConversationUnknown,
    NotPossible,
)
from madoguchi.core import api as core

from .. import approvals, approving, letters, limits, screens, writing
from ..access import approval_required, conversation_required, desk_required


@require_safe
@desk_required
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits for a supervisor, the oldest first; agents see their own."""
    context = {
        **approving.listed(request.viewer), "desk_sheets": screens.SHEETS, "live_stream": "/live/staff",
        "viewer": request.viewer,
    }  # fmt: skip
    return render(request, "desk/approvals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@approval_required
def approval(request: HttpRequest, conversation: ConversationShape, row: Any) -> HttpResponse:
    """One of them: send it, as it is or changed, or give it back with a note."""
    if request.method != "POST":
        return _page(request, conversation, row)
    try:
        if request.POST.get("act") == "return":
            return _given_back(request, conversation, row)
        return _sent(request, conversation, row)
    except approvals.Decided:
        row.refresh_from_db()
        return _page(request, conversation, row, status=409)


def _sent(request: HttpRequest, conversation: ConversationShape, row: Any) -> HttpResponse:
    text, seen = writing.typed(request).strip(), core.whole_number(request.POST.get("seen", "")) or 0
    why = letters.gap_refusal(text) or limits.refusal(approvals.going(conversation, row), text, ())
    if why or not text:
        return _page(request, conversation, row, text=text, error=why or _("Please write something first."))
    try:
        approvals.approve(
            request.viewer, here=conversation, approval_id=row.pk, text=text, seen=seen
        )  # fmt: skip
    except approvals.WroteMeanwhile:
        why = _("The customer has written since you opened this page. Please read it before you send.")
        return _page(request, conversation, row, text=text, error=why)
    except ConversationUnknown:
        why = _("Its writer can no longer see this conversation. Please answer yourself.")
        return _page(request, conversation, row, text=text, error=why)
    except (ConversationClosed, NotPossible) as problem:
        return _page(request, conversation, row, text=text, error=writing.words_for(problem))
    messages.success(request, pgettext("reply", "Sent."))
    return redirect(screens.conversation_url(conversation.id))


def _given_back(request: HttpRequest, conversation: ConversationShape, row: Any) -> HttpResponse:
    note, text = request.POST.get("note", ""), writing.typed(request).strip()
    if not note.strip():
        why = _("Please say what should be different.")
        return _page(request, conversation, row, text=text, note_error=why)
    approvals.give_back(
        request.viewer, here=conversation, approval_id=row.pk, note=note, text=text or row.text
    )
    messages.success(request, _("Given back. Its writer is told."))
    return redirect("desk:approvals")


def _page(
    request: HttpRequest, conversation: ConversationShape, row: Any, *, text: str | None = None,
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    context = {
        **approving.one(request.viewer, conversation, row, text), "conversation": conversation,
        "desk_sheets": screens.SHEETS, "note": request.POST.get("note", ""), **more,
    }  # fmt: skip
    if more:
        status = 422
    return render(request, "desk/approval.html", context, status=status)


@require_POST
@conversation_required
def withdrawal(request: HttpRequest, conversation: ConversationShape, approval_id: int) -> HttpResponse:
    """Its writer takes it back into the composer."""
    try:
        approvals.withdraw(request.viewer, here=conversation, approval_id=approval_id)
    except approvals.Unknown:
        raise Http404 from None
    except approvals.Decided:
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id))
