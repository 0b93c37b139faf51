"""Articles of a conversation: linked, taken off, flagged, and written anew from what was said."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, LinkedArticle
from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.journeys import conversation_to_article
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleShape

from .. import screens
from ..access import conversation_required

FLAGS = {
    "wrong": pgettext_lazy("flag", "It is wrong"),
    "outdated": pgettext_lazy("flag", "It is out of date"),
    "unclear": pgettext_lazy("flag", "It is hard to understand"),
}


@require_POST
@conversation_required
def links(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """This article is what the matter was about."""
    article = _article(request, request.POST.get("article", ""))
    conversations.link_articles(
        conversation_id=conversation.id, role="linked", actor=core.staff(request.viewer.staff.id),
        articles=[LinkedArticle(article.id, article.heading, article.url)],
    )  # fmt: skip
    messages.success(request, _("“%(title)s” is linked to this conversation.") % {"title": article.heading})
    return redirect(f"{screens.conversation_url(conversation.id)}?suggest=1")


@require_POST
@conversation_required
def removals(request: HttpRequest, conversation: ConversationShape, article_id: int) -> HttpResponse:
    """It was not."""
    actor = core.staff(request.viewer.staff.id)
    if not conversations.unlink_article(conversation_id=conversation.id, article_id=article_id, actor=actor):
        raise Http404
    messages.success(request, _("The article is no longer linked to this conversation."))
    return redirect(f"{screens.conversation_url(conversation.id)}?suggest=1")


@require_http_methods(["GET", "HEAD", "POST"])
@conversation_required
def flags(request: HttpRequest, conversation: ConversationShape, article_id: int) -> HttpResponse:
    """Tell the editors what is wrong with an article."""
    article, note = _article(request, str(article_id)), request.POST.get("note", "")
    reason, error = request.POST.get("reason", ""), ""
    if request.method == "POST":
        try:
            gaps.flag_article(
                article_id=article.id, staff_id=request.viewer.staff.id, reason=reason, note=note,
                conversation_id=conversation.id,
            )  # fmt: skip
        except gaps.GapRefused:
            error = _("Please choose what is wrong.")
        else:
            messages.success(request, _("Thank you. The editors see it on their board."))
            return redirect(screens.conversation_url(conversation.id))
    given = {"article": article, "reason": reason, "note": note, "error": error, "reasons": _choices(reason)}
    return _asked(request, "desk/_flag.html", conversation, _("Report an article"), **given)


@require_http_methods(["GET", "HEAD", "POST"])
@conversation_required
def drafts(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """A draft of what she was told, without what points to her; the person reads it over first."""
    if request.method != "POST":
        proposal = conversation_to_article.propose(request.viewer, conversation)
        return _draft(request, conversation, proposal, uuid.uuid4())
    proposal, client_id = _written(request), _uuid(request.POST.get("client_id", ""))
    if not proposal.heading or not proposal.body or client_id is None:
        words = _("Please write the question and the answer.")
        return _draft(request, conversation, proposal, client_id or uuid.uuid4(), error=words)
    made = conversation_to_article.begin(
        conversation=conversation, proposal=proposal, staff_id=request.viewer.staff.id, client_id=client_id
    )
    messages.success(request, _("The draft is with the editors and linked to this conversation."))
    return redirect(reverse("editorial:text", args=[made]))


def _draft(
    request: HttpRequest, conversation: ConversationShape, proposal: conversation_to_article.Proposal,
    client_id: uuid.UUID, error: str = "",
) -> HttpResponse:  # fmt: skip
    given = {"proposal": proposal, "client_id": client_id, "error": error}
    title = _("Draft an article from this conversation")
    return _asked(request, "desk/_article_draft.html", conversation, title, **given)


def _asked(
    request: HttpRequest, template: str, conversation: ConversationShape, title: str, **more: Any
) -> HttpResponse:
    return screens.dialog(request, template, conversation, title=title, wrong=bool(more["error"]), **more)


def _written(request: HttpRequest) -> conversation_to_article.Proposal:
    spoken = "en" if request.POST.get("language") == "en" else "ja"
    heading = " ".join(request.POST.get("heading", "").split())[:300]
    body = request.POST.get("body", "").replace("\r\n", "\n").replace("\0", "").strip()[:50_000]
    return conversation_to_article.Proposal(heading.replace("\0", ""), body, spoken)


def _article(request: HttpRequest, id: str) -> ArticleShape:
    """An article that staff may read, or 404."""
    known = id.isdecimal() and len(id) < 19
    found = knowledge.article(viewer=request.viewer, id=int(id)) if known else None
    if found is None:
        raise Http404
    return found


def _choices(reason: str) -> list[dict[str, Any]]:
    return [{"value": value, "label": label, "chosen": value == reason} for value, label in FLAGS.items()]


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
