"""The first page of the help centre and of a collection."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import lineup, queries
from . import heads
from .places import LANGUAGES, or_missing, place, speak


@require_safe
@or_missing
def home(request: HttpRequest, collection: str | None = None, language: str = "") -> HttpResponse:
    """Search first, then the categories, what is read most and what is new."""
    if language and language not in LANGUAGES:
        raise Http404("no such language")
    speak(request, language)
    here = place(request, collection)
    mine = queries.in_language(here.open_ones, here.language, or_any=here.own)
    popular, newest = queries.popular(mine), queries.newest(mine)
    context = {
        "place": here,
        "head": heads.of_home(request, here),
        "shelves": queries.shelves(mine, here.language),
        "popular": [queries.ref(a) for a in popular],
        "newest": [queries.listed(a) for a in newest],
        "products": lineup.sold(mine, here.language, here.root),
        "own": lineup.own(request, here.viewer, mine, here.language, here.root),
        "recent": queries.recent(request, here.open_ones),
    }
    return render(request, "knowledge/home.html", context)
