"""Many articles at once: moved to another shelf, merged, split; shelves merged."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_required, category_required
from ..given import number_in, numbers_in
from ..keeping_words import REGROUPING

MOST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def chosen(request: HttpRequest) -> HttpResponse:
    """The articles that were ticked in the list, and what can be done with them together."""
    if request.method == "POST":
        ticked = urlencode({"article": numbers_in(request.POST, "ids", most=MOST)}, doseq=True)
        return redirect(f"{request.path}?{ticked}")
    articles = knowledge.articles(ids=numbers_in(request.GET, "article", most=MOST))
    context = {
        "articles": articles,
        "categories": knowledge.categories(),
        "mergeable": len(articles) > 1 and len({(a.collection, a.language) for a in articles}) == 1,
    }
    return render(request, "editorial/bulk.html", context)


@require_POST
@people.role_required("editor")
def moves(request: HttpRequest) -> HttpResponse:
    """Put them on another shelf; a name for a new one makes it first."""
    ids = numbers_in(request.POST, "article", most=MOST)
    return _done(request, lambda: _move(request, ids), "editorial:articles")


def _move(request: HttpRequest, ids: tuple[int, ...]) -> str:
    category_id, name = number_in(request.POST, "category"), request.POST.get("new_ja", "").strip()[:120]
    if name:
        category_id = knowledge.add_category(
            collection=knowledge.help_collection(), title_ja=name,
            title_en=request.POST.get("new_en", "").strip()[:120] or name,
        )  # fmt: skip
    many = knowledge.move_articles(ids=ids, category_id=category_id or 0)
    return ngettext("%(n)d article was moved.", "%(n)d articles were moved.", many) % {"n": many}


@require_POST
@people.role_required("editor")
def unions(request: HttpRequest) -> HttpResponse:
    """One of them stays; the others' addresses and questions lead to it."""
    kept = number_in(request.POST, "kept") or 0
    gone = [pk for pk in numbers_in(request.POST, "article", most=MOST) if pk != kept]

    def merge() -> str:
        many = knowledge.merge_articles(kept_id=kept, gone_ids=gone, actor=actor_of(request))
        return ngettext("%(n)d article was merged.", "%(n)d articles were merged.", many) % {"n": many}

    return _done(request, merge, "editorial:article", kept)


@require_http_methods(["GET", "HEAD", "POST"])
@article_required
def parts(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """The sections of an article, each of which can become an article of its own."""
    if request.method == "POST":
        return _split(request, article)
    context = {"article": article, "parts": knowledge.parts_of(article.text.body)}
    return render(request, "editorial/parts.html", context)


def _split(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    def split() -> str:
        knowledge.split_article(
            article_id=article.id, heading=request.POST.get("heading", ""), actor=actor_of(request)
        )
        return _("It is an article of its own now, and the old one links to it.")

    return _done(request, split, "editorial:article", article.id)


@require_POST
@category_required
def shelf_union(request: HttpRequest, category: knowledge.CategoryShape) -> HttpResponse:
    """This shelf becomes part of another one."""
    into = number_in(request.POST, "into") or 0

    def merge() -> str:
        many = knowledge.merge_categories(kept_id=into, gone_id=category.id)
        return ngettext("%(n)d article was moved.", "%(n)d articles were moved.", many) % {"n": many}

    return _done(request, merge, "editorial:categories")


def _done(request: HttpRequest, act: Callable[[], str], way: str, *where: int) -> HttpResponse:
    """Do it and say so; a refusal is said in words, and nothing has changed."""
    try:
        messages.success(request, act())
    except knowledge.RegroupingRefused as refused:
        if refused.reason == "gone":
            raise Http404 from None
        messages.error(request, str(REGROUPING[refused.reason]))
    except knowledge.ArticleMoved:
        messages.error(request, _("Somebody has saved this article meanwhile. Please try again."))
    return redirect(way, *where)
