"""One article."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from madoguchi.people import api as people

from .. import access, addresses, lineup, noting, queries, recent
from ..bodies import body_of, parts_of
from ..frames import framed
from ..kept_pages import kept_pages
from ..kinds.editions import take_former
from ..kinds.pieces import KindPiece, piece_of
from ..tally import tally
from . import heads, logged
from .places import Place, or_missing, place, speak

PLAIN = KindPiece()


@require_safe
@or_missing
def article(request: HttpRequest, language: str, slug: str, collection: str | None = None) -> HttpResponse:
    """An article with its contents, its twin in the other language, what is near, and a way to ask."""
    speak(request, language)
    if kept := kept_pages.shown(request):
        return _read(request, *kept)
    here = place(request, collection)
    found = queries.article_at(here.open_ones, language, slug)
    if found is None:
        return _led_on(here, language, slug)
    response = _drawn(request, here, found)
    logged.opening(request, here, found.pk)
    return _read(request, response, found.pk, counts=not here.viewer.is_staff)


def _read(
    request: HttpRequest, response: HttpResponse, article_id: int, *, counts: bool = True
) -> HttpResponse:
    """Count the reading once a browser, and remember it there."""
    if counts and request.method == "GET" and article_id not in recent.read_ids(request):
        tally.note(article_id, token=people.visitor_token(request))
    recent.remember(request, response, article_id)
    return noting.keep_searcher(request, response)


def _led_on(here: Place, language: str, slug: str) -> HttpResponse:
    """From a former address to the present one of the article, or of the one it became part of."""
    heir = addresses.heir_of(here.slugs, language, slug)
    if heir is None or not access.visible_to(here.viewer).filter(id=heir.pk).exists():
        raise Http404("no such article")
    return redirect(queries.article_url(heir), permanent=True)


def _drawn(request: HttpRequest, here: Place, found: "queries.Article") -> HttpResponse:
    former = take_former(request, found)
    piece = piece_of(request, found, former=former)
    context = {**_context(request, here, found), **piece.values, "piece": piece}
    response = render(request, "knowledge/article.html", context)
    hosts = (*piece.frame_hosts, *context["framed"].hosts)
    if piece == PLAIN and not hosts:
        kept_pages.keep(request, response, [found.pk, *_led_to(context)])
    if hosts:
        response._csp_update = {"frame-src": list(hosts)}  # type: ignore[attr-defined]
    return response


def _led_to(context: dict[str, Any]) -> list[int]:
    """The articles that a page names beside its own."""
    return [ref.id for ref in (context["twin"], *context["related"]) if ref]


def _context(request: HttpRequest, here: Place, found: "queries.Article") -> dict[str, Any]:
    body = body_of(found, with_tasks=True)
    shown = framed(body.html)
    twin, near = queries.neighbours(found, here.open_ones)
    return {
        "place": here,
        "article": queries.shape(found),
        "category": queries.shelf_of(found, here.language),
        "body": body,
        "with_aside": bool(body.contents or near),
        "twin": twin,
        "head": heads.of_article(request, here, found, twin),
        "framed": shown,
        "parts": parts_of(shown.html),
        "related": near,
        "spans": lineup.spans(found, here.language, here.root),
        "release": lineup.release_of(found, here.open_ones, here.language, here.root),
        "checked": found.checked_on or found.updated_at,
    }
