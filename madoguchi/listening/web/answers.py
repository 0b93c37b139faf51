"""Answers in public: their tone looked at, sent, posted by hand, given up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .. import access, actions, answering, drawing, words
from ..shapes import Refused
from .door import act, typed
from .mentions import page_of


@act
def answers(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Answer, or first look at how the answer sounds; what was typed is never lost."""
    viewer, text, client_id = request.viewer, typed(request, "text"), typed(request, "client_id", 64)  # type: ignore[attr-defined]
    row = access.open_for(viewer, mention_id)
    if typed(request, "check"):
        return page_of(request, mention_id, text=text, tone=drawing.tone_of(text, row), checked=True)
    try:
        made = answering.answer(viewer, mention_id, text=text, client_id=client_id)
    except Refused as refused:
        error = words.REFUSALS[refused.reason]
        return page_of(request, mention_id, text=text, error=error, status=422)
    by_hand = _("Now copy it, post it on the page, and say so here.")
    messages.success(request, by_hand if made.state == "by_hand" else _("The answer is being posted."))
    return redirect("listening:mention", mention_id)


@act
def posting(request: HttpRequest, mention_id: int, answer_id: int) -> HttpResponse:
    """It was posted by hand; or it is tried once more."""
    if typed(request, "again"):
        if answering.post_again(request.viewer, mention_id, answer_id):  # type: ignore[attr-defined]
            messages.success(request, _("The answer is being posted."))
    elif answering.posted_by_hand(request.viewer, mention_id, answer_id):  # type: ignore[attr-defined]
        messages.success(request, _("Marked as answered."))
    return redirect("listening:mention", mention_id)


@act
def removal(request: HttpRequest, mention_id: int, answer_id: int) -> HttpResponse:
    """An answer that has not gone out is not wanted any more."""
    actions.withdraw(request.viewer, mention_id, answer_id)  # type: ignore[attr-defined]
    return redirect("listening:mention", mention_id)
