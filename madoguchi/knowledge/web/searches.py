"""Search results, and what is offered while somebody types."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from .. import access, noting, owned
from ..narrowing import Narrowed
from ..results import Asked, offered, results
from . import heads, logged
from .places import Place, or_missing, place

LONGEST_QUERY = 200
GIVEN = ("q", "category", "product", "language")


@require_safe
@or_missing
def search(request: HttpRequest, collection: str | None = None) -> HttpResponse:
    """What was found for ?q=, ten at a time, with the words marked; without words only the box."""
    here = place(request, collection)
    hers = _hers(request, here)
    wanted = replace(_asked(request, here), products=hers or ())
    found = results(wanted, request.GET.get("page", ""))
    context = {
        "place": here,
        "head": heads.unlisted(request, here),
        "query": wanted.query,
        "narrowed": wanted.narrowed,
        "results": found,
        "search_id": logged.search(request, here, wanted, found) if found.number == 1 else 0,
        "everything": Narrowed().address(wanted.query),
        "own_first": None if hers is None or not found.shown else bool(hers),
        "with_aside": bool(found.choices),
        "choices": render_to_string("knowledge/_choices.html", {"results": found}),  # stands there twice
        "pager_prefix": f"{wanted.narrowed.address(wanted.query)}&page=",
    }
    return noting.keep_searcher(request, render(request, "knowledge/search.html", context))


@require_safe
@or_missing
def suggestions(request: HttpRequest, collection: str | None = None) -> HttpResponse:
    """The articles that come nearest to what has been typed so far, as options of the search box."""
    here = place(request, collection)
    wanted = _asked(request, here)
    context = {
        "place": here,
        "query": wanted.query,
        "offered": offered(wanted),
        "everything": Narrowed().address(wanted.query),
    }
    return render(request, "knowledge/_suggestions.html", context)


def _hers(request: HttpRequest, here: Place) -> tuple[int, ...] | None:
    """Her products; none where she has switched them off, None where she is not known to have any."""
    held = owned.owned_by(here.viewer)
    if not held:
        return None
    return tuple(one.pk for one in held) if owned.wants_them_first(request) else ()


def _asked(request: HttpRequest, here: Place) -> Asked:
    given = {name: " ".join(request.GET.get(name, "").replace("\x00", "").split()) for name in GIVEN}
    return Asked(
        query=given["q"][:LONGEST_QUERY],
        language=here.language,
        audience=access.audience_of(here.viewer),
        collections=here.slugs,
        narrowed=Narrowed(given["category"][:60], given["product"][:60], given["language"][:8]),
    )
