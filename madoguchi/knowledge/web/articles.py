"""One article."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from .. import queries, recent
from ..actions import count_reading
from ..markdown import render as rendered
from .places import Place, place


@require_safe
def article(request: HttpRequest, language: str, slug: str, collection: str | None = None) -> HttpResponse:
    """An article with its contents, its twin in the other language, what is near, and a way to ask."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and language in {"ja", "en"}:
        translation.activate(language)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
    here = place(request, collection)
    found = queries.article_at(here.open_ones, language, slug)
    if found is None:
        raise Http404("no such article")
    response = render(request, "knowledge/article.html", _context(here, found))
    if found.pk not in recent.read_ids(request) and not here.viewer.is_staff and request.method == "GET":
        count_reading(article_id=found.pk)
    recent.remember(request, response, found.pk)
    return response


def _context(here: Place, found: "queries.Article") -> dict[str, object]:
    body = rendered(found.body, f"{here.root}{found.language}/")
    return {
        "place": here,
        "article": queries.shape(found),
        "category": queries.shelf_of(found, here.language),
        "body": body,
        "with_aside": bool(body.contents),
        "twin": queries.twin(found, here.open_ones),
        "related": [queries.ref(a) for a in queries.related(found, here.open_ones)],
        "checked": found.checked_on or found.updated_at,
    }
