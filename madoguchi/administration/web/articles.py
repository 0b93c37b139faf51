"""/settings/articles/: what the help centre says, written and published."""

import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import article_required
from ..forms.articles import ArticleForm
from ..saving import actor_of

LANGUAGES = ("ja", "en")
MOVED = gettext_lazy(
    "Somebody has saved this article since you opened it. Nothing was lost: copy what you typed,"
    " open the article again, and put it in."
)


@require_safe
@people.role_required("editor")
def articles(request: HttpRequest) -> HttpResponse:
    """All articles, drafts too, the ones that changed last first."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "language", "status")}
    page = knowledge.editable_articles(
        sought=asked["q"][:100], language=asked["language"], status=asked["status"],
        number=_number(request.GET.get("page", "")), reader=get_language() or "ja",
    )  # fmt: skip
    return render(
        request, "administration/articles.html", {"page": page, "asked": asked, **_turns(page, asked)}
    )


def _turns(page: knowledge.EditablePage, asked: dict[str, str]) -> dict[str, str]:
    """The addresses of the pages before and after; "" where there is none."""

    def turn(number: int) -> str:
        return f"?{urlencode({**asked, 'page': number})}" if 1 <= number <= page.pages else ""

    return {"newer": turn(page.number - 1), "older": turn(page.number + 1)}


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
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
@article_required
def article(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
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
@people.role_required("editor")
def preview(request: HttpRequest) -> HttpResponse:
    """What is typed, as the help centre will show it."""
    shown = {
        "heading": request.POST.get("heading", ""),
        "html": knowledge.markdown_html(request.POST.get("body", "")),
    }
    return render(request, "administration/_article_preview.html", shown)


def _rewrite(request: HttpRequest, article: knowledge.EditableArticle, form: ArticleForm) -> None:
    try:
        seen = datetime.fromisoformat(form.cleaned_data["seen"])
    except ValueError:
        raise knowledge.ArticleMoved from None
    knowledge.rewrite_article(article_id=article.id, text=form.text(), seen=seen, actor=actor_of(request))


def _saved(request: HttpRequest, article_id: int, *, publish: bool) -> HttpResponse:
    if publish:
        knowledge.publish(article_id=article_id, actor=actor_of(request))
        messages.success(request, _("Published. The help centre and the chat use it from now on."))
    else:
        messages.success(request, _("Saved."))
    return redirect("administration:article", article_id)


def _page(request: HttpRequest, form: ArticleForm, more: dict[str, Any]) -> HttpResponse:
    heading, body = (str(form[name].value() or "") for name in ("heading", "body"))
    context = {"form": form, "heading": heading, "html": knowledge.markdown_html(body), **more}
    return render(request, "administration/article.html", context, status=422 if form.errors else 200)


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
