"""What everybody may read, for search engines and feed readers: the same rule as on the pages."""

from collections.abc import Collection as Slugs
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, QuerySet

from . import access
from .models import Article
from .queries import article_url

PART = 5_000  # articles of one part of the sitemap, counted by their numbers
CHANGES = 50  # entries of a feed
_TO_LINK = (
    "id", "slug", "language", "group", "heading", "updated_at", "collection__slug", "collection__own",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sitemap and when anything in it last changed."""

    number: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the sitemap: its path, its last change and the same answer's path in each language."""

    path: str
    changed_at: datetime
    texts: tuple[tuple[str, str], ...]


def everybodys() -> QuerySet[Article]:
    """Articles that anybody may read."""
    return access.readable("public").select_related("collection")


def parts() -> list[Part]:
    """The parts of the sitemap that hold anything, in one statement."""
    counted = access.readable("public").order_by().annotate(part=F("id") / PART).values("part")
    rows = counted.annotate(changed_at=Max("updated_at")).order_by("part")
    return [Part(row["part"], row["changed_at"]) for row in rows]


def listings(part: int) -> list[Listing]:
    """The articles of one part with their texts in other languages, in two statements."""
    mine = everybodys().filter(id__gte=part * PART, id__lt=(part + 1) * PART).order_by("id")
    found = list(mine.only(*_TO_LINK))
    texts: dict[tuple[int, UUID], list[tuple[str, str]]] = {}
    for text in everybodys().filter(group__in={a.group for a in found}).order_by("language").only(*_TO_LINK):
        texts.setdefault((text.collection_id, text.group), []).append((text.language, article_url(text)))
    return [
        Listing(article_url(a), a.updated_at, tuple(texts.get((a.collection_id, a.group), ()))) for a in found
    ]


def changes(collections: Slugs[str], language: str) -> list[Article]:
    """What changed last in these collections, newest first."""
    found = everybodys().filter(collection__slug__in=collections, language=language)
    return list(found.select_related("category").order_by("-updated_at", "-id")[:CHANGES])
