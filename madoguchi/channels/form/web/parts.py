"""Small acts beside the form: suggestions while she writes, an answer that was enough, throwing away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .. import advice, drafts
from ..shapes import SUGGESTIONS_A_MINUTE
from .door import form_required, show, spoken


@require_POST
@form_required
def suggestions(request: HttpRequest) -> HttpResponse:
    """Articles that fit what stands in the form so far."""
    if not core.allow(f"form:suggestions:{people.asker(request)}", limit=SUGGESTIONS_A_MINUTE, seconds=60):
        return ui.too_many_requests(request)
    viewer = request.viewer  # type: ignore[attr-defined]
    hits = advice.articles(request.POST.get("text", ""), spoken(), viewer)
    return render(request, "form/_suggestions.html", {"hits": hits})


@require_POST
@form_required
def solution(request: HttpRequest, key: UUID) -> HttpResponse:
    """She found the answer: nothing is sent."""
    try:
        drafts.note_helped(request.viewer, key)  # type: ignore[attr-defined]
    except drafts.DraftUnknown:
        raise Http404 from None
    return show(request, "helped")


@require_POST
@form_required
def removal(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw the draft away."""
    try:
        drafts.discard(request.viewer, key)  # type: ignore[attr-defined]
    except drafts.DraftUnknown:
        raise Http404 from None
    return redirect("form:begin")
