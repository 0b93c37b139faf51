"""A product in the help pages: what changed in its versions, and what there is to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import lineup, queries
from . import heads
from .categories import paged
from .places import or_missing, place


@require_safe
@or_missing
def product(request: HttpRequest, slug: str, collection: str | None = None) -> HttpResponse:
    """One product in the reader's language; one of which she can read nothing is not there."""
    here = place(request, collection)
    found = lineup.product_at(slug)
    if found is None:
        raise Http404("no such product")
    mine = queries.in_language(here.open_ones, here.language, or_any=here.own)
    page = paged(request, here, lineup.about(found, mine))
    versions = lineup.releases(found, here.open_ones, here.language)
    if not page.object_list and not any(version.notes for version in versions):
        raise Http404("nothing to read about it")
    title = lineup.title_of(found, here.language)
    context = {"place": here, "title": title, "head": heads.of_list(request, here, title), "page": page}
    context |= {"articles": [queries.listed(a) for a in page], "releases": versions}
    return render(request, "knowledge/product.html", context)
