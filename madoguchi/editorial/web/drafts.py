"""/knowledge/articles/<id>/draft/: what an editor types, kept apart from the article until she saves it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.knowledge import api as knowledge

from ..access import article_written
from ..forms.articles import TYPED
from ..writing_desk import others_at, remarks_on

LONGEST = 200_000


@require_POST
@article_written
def draft(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Keep what is typed; the published text stays as it is."""
    me = request.viewer.staff.id  # type: ignore[attr-defined]
    fields = {name: request.POST[name][:LONGEST] for name in TYPED if name in request.POST}
    version = request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else article.version
    kept = knowledge.drafting.keep_unsaved(article_id=article.id, by=me, version=seen, fields=fields)
    return _state(request, article, me, kept_at=kept, moved=seen != article.version)


@require_POST
@article_written
def presence(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """She still has it open; who else has?"""
    me = request.viewer.staff.id  # type: ignore[attr-defined]
    knowledge.drafting.note_presence(article_id=article.id, by=me, version=article.version)
    opened = request.POST.get("version", "")
    return _state(request, article, me, moved=opened != "" and opened != str(article.version))


@require_POST
@article_written
def departure(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """The page was closed; what she typed stays."""
    knowledge.drafting.leave(article_id=article.id, by=request.viewer.staff.id)  # type: ignore[attr-defined]
    return HttpResponse(status=204)


@require_POST
@article_written
def draft_removal(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What she typed goes; the article is shown as it stands."""
    knowledge.drafting.forget_unsaved(article_id=article.id, by=request.viewer.staff.id)  # type: ignore[attr-defined]
    messages.success(request, _("Your changes were put away. This is the saved text."))
    return redirect("editorial:text", article.id)


@require_POST
@article_written
def remarks(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What could be better in the text as it is typed."""
    found = remarks_on(
        request.POST.get("heading", ""), request.POST.get("body", "")[:LONGEST], article.language,
        request.POST.get("kind", "") or article.text.kind,
    )  # fmt: skip
    return render(request, "editorial/_remarks.html", {"remarks": found})


def _state(request: HttpRequest, article: knowledge.EditableArticle, me: int, **more: object) -> HttpResponse:
    context = {"article": article, "others": others_at(article.id, me), **more}
    return render(request, "editorial/_writing_state.html", context)
