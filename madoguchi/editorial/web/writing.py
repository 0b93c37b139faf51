"""/knowledge/articles/<id>/text/: the words of an article, written and published."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_written, is_editor
from ..forms.articles import ArticleForm

LANGUAGES = ("ja", "en")
MOVED = gettext_lazy(
    "Somebody has saved this article since you opened it. Nothing was lost: copy what you typed,"
    " open the article again, and put it in."
)


@require_http_methods(["GET", "HEAD", "POST"])
@people.staff_required
def new(request: HttpRequest) -> HttpResponse:
    """A new article; it is kept as a draft, and published at once when asked."""
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else "ja"
    form = ArticleForm(request.POST or None, initial={"client_id": uuid.uuid4()})
    if request.method == "POST" and form.is_valid() and request.POST.get("act") != "preview":
        article_id = knowledge.write_article(
            collection=knowledge.help_collection(), language=language, text=form.text(),
            client_id=form.cleaned_data["client_id"] or uuid.uuid4(), actor=actor_of(request),
        )  # fmt: skip
        return _saved(request, article_id, publish=request.POST.get("act") == "publish")
    return _page(request, form, {"language": language})


@require_http_methods(["GET", "HEAD", "POST"])
@article_written
def text(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """One article: read what it says, or say it better."""
    form = ArticleForm(request.POST or None, held=article)
    if request.method == "POST" and form.is_valid() and request.POST.get("act") != "preview":
        try:
            _rewrite(request, article, form)
        except knowledge.ArticleMoved:
            form.add_error(None, MOVED)
        else:
            return _saved(request, article.id, publish=request.POST.get("act") == "publish")
    return _page(request, form, {"article": article, "language": article.language})


@require_POST
@people.staff_required
def preview(request: HttpRequest) -> HttpResponse:
    """What is typed, as the help centre will show it."""
    shown = {
        "heading": request.POST.get("heading", ""),
        "html": knowledge.markdown_html(request.POST.get("body", "")),
    }
    return render(request, "editorial/_preview.html", shown)


def _rewrite(request: HttpRequest, article: knowledge.EditableArticle, form: ArticleForm) -> None:
    try:
        seen = datetime.fromisoformat(form.cleaned_data["seen"])
    except ValueError:
        raise knowledge.ArticleMoved from None
    knowledge.rewrite_article(article_id=article.id, text=form.text(), seen=seen, actor=actor_of(request))


def _saved(request: HttpRequest, article_id: int, *, publish: bool) -> HttpResponse:
    if publish and is_editor(request):
        knowledge.publish(article_id=article_id, actor=actor_of(request))
        messages.success(request, _("Published. The help centre and the chat use it from now on."))
    else:
        messages.success(request, _("Saved."))
    return redirect("editorial:text", article_id)


def _page(request: HttpRequest, form: ArticleForm, more: dict[str, Any]) -> HttpResponse:
    heading, body = (str(form[name].value() or "") for name in ("heading", "body"))
    context = {"form": form, "heading": heading, "html": knowledge.markdown_html(body), **more}
    return render(request, "editorial/text.html", context, status=422 if form.errors else 200)
