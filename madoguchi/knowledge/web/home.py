"""The first page of the help centre and of a collection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import queries
from .places import or_missing, place


@require_safe
@or_missing
def home(request: HttpRequest, collection: str | None = None) -> HttpResponse:
    """Search first, then the categories, what is read most and what is new."""
    here = place(request, collection)
    mine = queries.in_language(here.open_ones, here.language, or_any=here.own)
    popular, newest = queries.popular(mine), queries.newest(mine)
    context = {
        "place": here,
        "shelves": queries.shelves(mine, here.language),
        "popular": [queries.ref(a) for a in popular],
        "newest": [queries.listed(a) for a in newest],
        "recent": queries.recent(request, here.open_ones),
    }
    return render(request, "knowledge/home.html", context)
