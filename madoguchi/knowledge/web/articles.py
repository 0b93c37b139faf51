"""One article."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from .. import queries, recent
from ..bodies import body_of
from ..finding.plain import plain_text
from ..tally import tally
from .places import Place, or_missing, place


@require_safe
@or_missing
def article(request: HttpRequest, language: str, slug: str, collection: str | None = None) -> HttpResponse:
    """An article with its contents, its twin in the other language, what is near, and a way to ask."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and language in {"ja", "en"}:
        translation.activate(language)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
    here = place(request, collection)
    found = queries.article_at(here.open_ones, language, slug)
    if found is None:
        raise Http404("no such article")
    response = render(request, "knowledge/article.html", _context(request, here, found))
    if found.pk not in recent.read_ids(request) and not here.viewer.is_staff and request.method == "GET":
        tally.note(found.pk)
    recent.remember(request, response, found.pk)
    return response


def _context(request: HttpRequest, here: Place, found: "queries.Article") -> dict[str, object]:
    body = body_of(found)
    near = [queries.ref(a) for a in queries.related(found, here.open_ones)]
    twin = queries.twin(found, here.open_ones)
    return {
        "place": here,
        "article": queries.shape(found),
        "category": queries.shelf_of(found, here.language),
        "body": body,
        "with_aside": bool(body.contents or near),
        "twin": twin,
        "twin_url": request.build_absolute_uri(twin.url) if twin else "",
        "canonical": request.build_absolute_uri(queries.article_url(found)),
        "description": " ".join(plain_text(found.body).split())[:120],
        "html": SafeString(body.html),
        "related": near,
        "checked": found.checked_on or found.updated_at,
    }
