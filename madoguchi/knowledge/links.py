"""Links between articles, and which of them lead nowhere. Nothing outside the help pages is asked."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve

from .kept_shapes import KeptArticle
from .models import Article, ArticleAddress, Category

_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)")
_OWN_SLUG = re.compile(r"[\w-]+")
PAGES = {"article", "collection_article"}
SHELVES = {"category", "collection_category"}
Place = tuple[str, str, str]
"""Kind of page (article or shelf), language or "", slug."""


def broken_links(articles: Iterable[KeptArticle]) -> dict[int, tuple[str, ...]]:
    """For each article its links to help pages that are not there; articles without any are absent."""
    places = {a.id: _places(a) for a in articles}
    there = _existing({place for found in places.values() for place in found.values() if place})
    broken = {
        pk: tuple(target for target, place in found.items() if place is None or place not in there)
        for pk, found in places.items()
    }
    return {pk: targets for pk, targets in broken.items() if targets}


def _places(article: KeptArticle) -> dict[str, Place | None]:
    """Each internal link of an article and the page it means; None for an address that is none of ours."""
    found: dict[str, Place | None] = {}
    for target in _TARGET.findall(article.body):
        if _OWN_SLUG.fullmatch(target):
            found[target] = ("article", article.language, target)
        elif target.startswith("/") and not target.startswith("//"):
            place = _place_of(unquote(urlsplit(target).path))
            if place != ("", "", ""):
                found[target] = place
    return found


def _place_of(path: str) -> Place | None:
    """The help page at a path; ("", "", "") for another page of ours, None for no page."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.app_name != "knowledge":
        return "", "", ""
    if match.url_name in PAGES:
        return "article", match.kwargs["language"], match.kwargs["slug"]
    if match.url_name in SHELVES:
        return "shelf", "", match.kwargs["slug"]
    return "", "", ""


def _existing(places: Iterable[Place]) -> set[Place]:
    wanted = list(places)
    slugs = [slug for kind, _, slug in wanted if kind == "article"]
    shelves = [slug for kind, _, slug in wanted if kind == "shelf"]
    published = Article.objects.filter(slug__in=slugs, status=Article.Status.PUBLISHED)
    moved = ArticleAddress.objects.filter(slug__in=slugs, article__status=Article.Status.PUBLISHED)
    found = {("article", *row) for rows in (published, moved) for row in rows.values_list("language", "slug")}
    known = Category.objects.filter(slug__in=shelves).values_list("slug", flat=True)
    return found | {("shelf", "", slug) for slug in known}
