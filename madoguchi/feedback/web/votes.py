"""Votes on articles and answers: changeable, one per reader, also without JavaScript."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .. import actions
from ..pieces import article_piece
from ..shapes import VOTE_REASONS, VoteReason

PER_HOUR = 60


@require_POST
def on_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Whether an article helped, and why not."""
    staff = people.viewer_of(request)
    viewer = staff if staff.is_staff else people.customer_viewer_of(request)
    article = knowledge.article(viewer=viewer, id=article_id)
    helpful = _helpful(request)
    if article is None or helpful is None:
        raise Http404
    if not core.allow(f"vote:{request.META.get('REMOTE_ADDR', '')}", limit=PER_HOUR, seconds=3600):
        return ui.too_many_requests(request, 3600)
    actions.vote(
        subject_kind="article", subject_id=article_id, voter=knowledge.become_reader(request),
        helpful=helpful, reason=_reason(request), comment=request.POST.get("comment", ""),
        customer_id=viewer.customer_id,
    )  # fmt: skip
    shown = HttpResponse(article_piece(request, article_id)) if request.headers.get("HX-Request") else None
    return knowledge.keep_reader(request, shown or redirect(f"{article.url}#feedback"))


@require_POST
@people.with_customer
def on_answer(request: HttpRequest, message_id: int) -> HttpResponse:
    """Why an answer in her own conversation did not help (or that it did)."""
    viewer, helpful = request.viewer, _helpful(request)  # type: ignore[attr-defined]
    try:
        message = conversations.message(viewer, message_id)
    except conversations.ConversationUnknown as unknown:
        raise Http404 from unknown
    if viewer.customer_id is None or message.kind != "answer" or helpful is None:
        raise Http404
    actions.vote_on_answer(
        message_id=message.id, helpful=helpful, reason=_reason(request), customer_id=viewer.customer_id,
        comment=request.POST.get("comment", ""), conversation_id=message.conversation_id,
    )  # fmt: skip
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect(reverse("webchat:page"))


def _helpful(request: HttpRequest) -> bool | None:
    return {"yes": True, "no": False}.get(request.POST.get("helpful", ""))


def _reason(request: HttpRequest) -> VoteReason:
    return next((reason for reason in VOTE_REASONS if reason == request.POST.get("reason")), "")
