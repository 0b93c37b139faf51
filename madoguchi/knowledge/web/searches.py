"""Search results."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import access, noting
from ..highlighting import highlighted
from ..searching import Found, Line, find
from ..shapes import CONFIDENT
from . import heads
from .places import Place, or_missing, place

PER_PAGE, MOST, ALWAYS = 10, 50, 3
WORTH_SHOWING = 0.1  # confidence below which a hit is only noise


@require_safe
@or_missing
def search(request: HttpRequest, collection: str | None = None) -> HttpResponse:
    """What was found for ?q=, ten at a time, with the words marked; /?q= without words shows the box."""
    here = place(request, collection)
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    found, lines = _lines(here, query)
    number = _number(request.GET.get("page", ""), len(lines))
    hits = found.quoted(lines[(number - 1) * PER_PAGE : number * PER_PAGE]) if found else ()
    sure = bool(lines) and lines[0].confidence >= CONFIDENT
    context = {
        "place": here,
        "head": heads.unlisted(request, here),
        "query": query,
        "found": [(hit, highlighted(hit.heading, query), highlighted(hit.passage, query)) for hit in hits],
        "sure": sure,
        "total": len(lines) if sure and len(lines) < MOST else 0,
        "number": number,
        "pager_prefix": f"?{urlencode({'q': query})}&page=",
        "later": number * PER_PAGE < len(lines),
    }
    context["search_id"] = _noted(request, here, query, lines) if number == 1 else 0
    return noting.keep_searcher(request, render(request, "knowledge/search.html", context))


def _noted(request: HttpRequest, here: Place, query: str, lines: tuple[Line, ...]) -> int:
    """Keep the search of a reader in the log; staff who look around do not count."""
    if not query or here.viewer.is_staff or request.method != "GET":
        return 0
    return noting.note_search(
        query=query, language=here.language, door="help", confidences=[line.confidence for line in lines],
        reader=noting.become_searcher(request), customer_id=here.viewer.customer_id,
    )  # fmt: skip


def _lines(here: Place, query: str) -> tuple[Found | None, tuple[Line, ...]]:
    if not query:
        return None, ()
    audience = access.audience_of(here.viewer)
    found = find(query, here.language, audience, here.slugs, frozenset(), MOST)
    worth = (n for n, x in enumerate(found.lines) if n < ALWAYS or x.confidence >= WORTH_SHOWING)
    return found, tuple(found.lines[n] for n in worth)


def _number(given: str, many: int) -> int:
    last = max(1, -(-many // PER_PAGE))
    return min(max(int(given), 1), last) if given.isascii() and given.isdigit() and len(given) < 6 else 1
