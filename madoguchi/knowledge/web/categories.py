"""The articles of a category, and all of them."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from .. import owned, queries
from . import heads
from .places import Place, or_missing, place

PER_PAGE = 30


@require_safe
@or_missing
def category(request: HttpRequest, slug: str, collection: str | None = None) -> HttpResponse:
    """One category in the reader's language."""
    here = place(request, collection)
    shelf = queries.category_of(here.slugs, slug)
    if shelf is None:
        return _led_on(here, slug)
    found = queries.in_language(here.open_ones.filter(category=shelf.pk), here.language, or_any=here.own)
    return _listing(request, here, found, queries.title_of(shelf, here.language))


def _led_on(here: Place, slug: str) -> HttpResponse:
    """A category that became part of another one leads there for good."""
    now = queries.category_after(here.slugs, slug)
    if now is None:
        raise Http404("no such category")
    return redirect(queries.category_url(now, now.collection), permanent=True)


@require_safe
@or_missing
def everything(request: HttpRequest, collection: str | None = None) -> HttpResponse:
    """Every article in the reader's language; a collection with one language only shows that one."""
    here = place(request, collection)
    found = queries.in_language(here.open_ones, here.language, or_any=here.own)
    return _listing(request, here, found, gettext("All articles"))


def paged(request: HttpRequest, here: Place, found: "QuerySet[queries.Article]") -> "Page[queries.Article]":
    """One page of a list: about her own products, then what is read most; any text answers as a number."""
    first = owned.first_for(request, here.viewer)
    pages = Paginator(queries.by_demand(queries.light(found), first=first), PER_PAGE)
    return pages.get_page(request.GET.get("page"))


def _listing(
    request: HttpRequest, here: Place, found: "QuerySet[queries.Article]", title: str
) -> HttpResponse:
    page = paged(request, here, found)
    context = {
        "place": here,
        "title": title,
        "head": heads.of_list(request, here, title),
        "articles": [queries.listed(a) for a in page],
        "page": page,
    }
    return render(request, "knowledge/category.html", context)
