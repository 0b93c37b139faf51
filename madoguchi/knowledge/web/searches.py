"""Search results."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import access, queries
from ..highlighting import highlighted
from ..shapes import CONFIDENT, Hit
from .places import Place, or_missing, place

PER_PAGE, MOST, ALWAYS = 10, 50, 3
WORTH_SHOWING = 0.1  # confidence below which a hit is only noise


@require_safe
@or_missing
def search(request: HttpRequest, collection: str | None = None) -> HttpResponse:
    """What was found for ?q=, ten at a time, with the words marked; /?q= without words shows the box."""
    here = place(request, collection)
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    hits = _hits(here, query) if query else ()
    number = _number(request.GET.get("page", ""), len(hits))
    shown = hits[(number - 1) * PER_PAGE : number * PER_PAGE]
    sure = bool(hits) and hits[0].confidence >= CONFIDENT
    context = {
        "place": here,
        "query": query,
        "found": [(hit, highlighted(hit.heading, query), highlighted(hit.passage, query)) for hit in shown],
        "sure": sure,
        "total": len(hits) if sure and len(hits) < MOST else 0,
        "number": number,
        "pager_prefix": f"?{urlencode({'q': query})}&page=",
        "earlier": number - 1 if number > 1 else None,
        "later": number + 1 if number * PER_PAGE < len(hits) else None,
    }
    return render(request, "knowledge/search.html", context)


def _hits(here: Place, query: str) -> tuple[Hit, ...]:
    found = queries.search(
        query=query,
        language=here.language,
        audience=access.audience_of(here.viewer),
        collections=here.slugs,
        limit=MOST,
    )
    return tuple(h for n, h in enumerate(found) if n < ALWAYS or h.confidence >= WORTH_SHOWING)


def _number(given: str, many: int) -> int:
    last = max(1, -(-many // PER_PAGE))
    return min(max(int(given), 1), last) if given.isascii() and given.isdigit() and len(given) < 6 else 1
