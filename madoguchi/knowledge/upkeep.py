"""What those who keep the articles need to know of them all, and the small writes that keeping them takes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from madoguchi.core.shapes import Actor

from .editable import editable_article
from .editing import ArticleMoved, rewrite_article
from .finding import related
from .finding.follow import index
from .kept_shapes import KeptArticle, Release
from .models import Article, ArticleProduct, ProductRelease, Reading
from .queries import article_url, today
from .shapes import EditableArticle
from .translations import is_stale, match_sources

MOST_QUESTIONS, LONGEST_QUESTION = 30, 300
ATTEMPTS = 5


def kept_articles(*, days: int, ids: Iterable[int] | None = None) -> Iterator[KeptArticle]:
    """Every published article with what bears on its health; `days` for how long readings are counted."""
    read = Reading.objects.filter(article=OuterRef("pk"), day__gt=today() - timedelta(days=days))
    rows = Article.objects.filter(status=Article.Status.PUBLISHED).select_related("collection")
    rows = rows.filter(id__in=list(ids)) if ids is not None else rows
    rows = rows.annotate(
        stale=is_stale(),
        opened=Coalesce(Subquery(read.order_by().values("article").annotate(n=Sum("count")).values("n")), 0),
        released=Subquery(
            _spans_now().values("article").annotate(at=Max("product__releases__released_on")).values("at")
        ),
    )
    for row in rows.order_by("id").iterator(chunk_size=2000):
        yield KeptArticle(
            id=row.pk, heading=row.heading, body=row.body, url=article_url(row), language=row.language,
            collection=row.collection.slug, own=row.collection.own, owner_id=row.owner_id, kind=row.kind,
            checked_on=row.checked_on, updated_at=row.updated_at, published_at=row.published_at,
            review_on=row.review_on, stale=row.stale, readings=row.opened, released_on=row.released,
        )  # fmt: skip


def _spans_now() -> QuerySet[ArticleProduct]:
    """An outer article's products that have come out, unless it holds for older versions alone."""
    spans = ArticleProduct.objects.filter(article=OuterRef("pk"), product__releases__released_on__lte=today())
    return spans.filter(until=None).order_by()


def release(release_id: int) -> Release | None:
    """A version of a product, or None."""
    row = ProductRelease.objects.select_related("product").filter(pk=release_id).first()
    if row is None:
        return None
    return Release(
        row.pk, row.product_id, row.product.title_ja, row.product.title_en, row.version, row.released_on
    )


def articles_of_release(release_id: int) -> tuple[int, ...]:
    """Articles that hold for this version of its product: since then or before, and not up to an older one.

    The note that tells of the version itself is left out.
    """
    row = ProductRelease.objects.filter(pk=release_id).first()
    if row is None:
        return ()
    holds = Q(since=None) | Q(since__released_on__lte=row.released_on)
    holds &= Q(until=None) | Q(until__released_on__gte=row.released_on)
    spans = ArticleProduct.objects.filter(holds, product=row.product_id).exclude(article=row.notes_id)
    return tuple(spans.order_by("article_id").values_list("article_id", flat=True))


def add_questions(*, article_id: int, questions: Sequence[str], actor: Actor) -> bool:
    """Let the article be found under these questions too; whether any was new to it."""
    for _ in range(ATTEMPTS):
        known = editable_article(article_id)
        if known is None:
            return False
        had = {question.casefold() for question in (*known.text.questions, known.text.heading)}
        given = dict.fromkeys(map(_as_question, questions))
        fresh = [question for question in given if question and question.casefold() not in had]
        if not fresh:
            return False
        wanted = (*known.text.questions, *fresh)[:MOST_QUESTIONS]
        try:
            _put_questions(known, wanted, actor)
        except ArticleMoved:
            continue
        return True
    raise ArticleMoved


@transaction.atomic
def _put_questions(known: EditableArticle, wanted: tuple[str, ...], actor: Actor) -> None:
    """Translations stay as right as they were: what the article says is the same."""
    pair = Article.objects.filter(collection__slug=known.collection, group__in=_group_of(known.id))
    right = list(pair.filter(is_source=False).exclude(is_stale()).values_list("pk", flat=True))
    text = replace(known.text, questions=wanted)
    rewrite_article(article_id=known.id, text=text, seen=known.updated_at, actor=actor)
    match_sources(Article.objects.filter(pk__in=right))


def _group_of(article_id: int) -> QuerySet[Article, Any]:
    return Article.objects.filter(pk=article_id).values("group")


def _as_question(text: str) -> str:
    return " ".join(text.split())[:LONGEST_QUESTION]


def published_ids(*, after: int = 0, changed_since: datetime | None = None, limit: int) -> tuple[int, ...]:
    """Published articles by id, above `after`; or those that changed since a moment, the latest."""
    found = Article.objects.filter(status=Article.Status.PUBLISHED, id__gt=after)
    if changed_since:
        found = found.filter(updated_at__gte=changed_since).order_by("-updated_at", "-id")
    else:
        found = found.order_by("id")
    return tuple(found.values_list("id", flat=True)[:limit])


def nearest(article_id: int, *, limit: int = 3) -> tuple[tuple[int, float], ...]:
    """Articles of the same collection and language with the cosine of their headings, nearest first."""
    return tuple(related.nearest(index.view("staff"), article_id, limit))


def readings_by_day(*, days: int) -> list[tuple[date, int]]:
    """How many articles were read on each of the last days."""
    first = today() - timedelta(days=days - 1)
    rows = Reading.objects.filter(day__gte=first).order_by().values_list("day")
    found = dict(rows.annotate(many=Sum(F("count"))))
    return [(day, found.get(day, 0)) for day in (first + timedelta(days=at) for at in range(days))]
