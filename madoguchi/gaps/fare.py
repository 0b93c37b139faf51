"""Reads of how articles fare."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q

from .models import ArticleHealth
from .shapes import TROUBLES, HealthShape

PER_PAGE = 30
SORTS = {
    "weight": ("-weight", "-readings", "article"),
    "readings": ("-readings", "article"),
    "helpful": (F("high").asc(nulls_last=True), "article"),
    "age": ("-age", "article"),
    "linked": ("-linked", "article"),
}


@dataclass(frozen=True, slots=True)
class HealthPage:
    """One page of articles with how they fare; `total` counts all pages."""

    articles: tuple[HealthShape, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def fares(*, trouble: str = "", language: str = "", sort: str = "weight", number: int = 1) -> HealthPage:
    """Articles in this trouble ("any": in some), those that need it most first; two statements."""
    found = ArticleHealth.objects.filter(_wanted(trouble, language))
    total = found.count()
    number = max(1, min(number, -(-total // PER_PAGE) or 1))
    rows = found.order_by(*SORTS.get(sort, SORTS["weight"]))[(number - 1) * PER_PAGE : number * PER_PAGE]
    return HealthPage(tuple(map(_shape, rows)), total, number)


def every_fare(*, trouble: str = "", language: str = "") -> Iterable[HealthShape]:
    """All of them, for a table."""
    rows = ArticleHealth.objects.filter(_wanted(trouble, language)).order_by(*SORTS["weight"])
    return map(_shape, rows.iterator())


def fare(article_id: int) -> HealthShape | None:
    """How one article fares; None before it was counted."""
    row = ArticleHealth.objects.filter(article=article_id).first()
    return _shape(row) if row else None


def troubles() -> dict[str, int]:
    """How many articles are in each trouble."""
    counted: Counter[str] = Counter()
    for row in ArticleHealth.objects.exclude(troubles=[]).values_list("troubles", flat=True):
        counted.update(row)
    return {trouble: counted[trouble] for trouble in TROUBLES if counted[trouble]}


def _wanted(trouble: str, language: str) -> Q:
    wanted = Q(troubles__contains=[trouble]) if trouble in TROUBLES else Q()
    wanted = ~Q(troubles=[]) if trouble == "any" else wanted
    return wanted & Q(article__language=language) if language in ("ja", "en") else wanted


def _shape(row: ArticleHealth) -> HealthShape:
    return HealthShape(
        row.article_id, row.counted_at, row.readings, row.helpful, row.unhelpful, row.low, row.high,
        row.linked, row.answered, row.contacts, row.age, row.changed_after, tuple(row.broken),
        tuple(row.troubles), row.weight,
    )  # fmt: skip
