"""Reviews and flags in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from .health_lines import health_lines
from .keeping_words import FLAGS
from .writers import writers


@dataclass(frozen=True)
class ReviewLine:
    """One article to look at; `tone` is overdue, soon or plain."""

    review: gaps.ReviewShape
    heading: str
    language: str
    url: str
    release: str
    owner: str
    tone: str


@dataclass(frozen=True)
class FlagLine:
    """What a colleague found wrong."""

    flag: gaps.FlagShape
    heading: str
    language: str
    url: str
    reason: str
    by: str


def review_lines(reviews: Sequence[gaps.ReviewShape]) -> list[ReviewLine]:
    """Lines in their order; three queries and one for each release."""
    articles = _articles(review.article_id for review in reviews)
    names = people.staff_names({review.owner_id for review in reviews if review.owner_id})
    releases = {pk: _release(pk) for pk in {review.release_id for review in reviews if review.release_id}}
    on = timezone.localdate(core.now())
    return [
        ReviewLine(
            review, articles[review.article_id].heading, articles[review.article_id].language,
            reverse("editorial:article", args=[review.article_id]), releases.get(review.release_id or 0, ""),
            names.get(review.owner_id or 0, ""), due_tone(review.due_on, on),
        )
        for review in reviews
        if review.article_id in articles
    ]  # fmt: skip


def flag_lines(flags: Sequence[gaps.FlagShape]) -> list[FlagLine]:
    """Lines in their order; two queries."""
    articles = _articles(flag.article_id for flag in flags)
    names = people.staff_names({flag.staff_id for flag in flags})
    return [
        FlagLine(
            flag, articles[flag.article_id].heading, articles[flag.article_id].language,
            reverse("editorial:article", args=[flag.article_id]), str(FLAGS[flag.reason]),
            names.get(flag.staff_id, ""),
        )
        for flag in flags
        if flag.article_id in articles
    ]  # fmt: skip


def fare_of(article_id: int) -> dict[str, Any]:
    """What an article's own page says of how it fares, and to whom it can be given to be looked at."""
    return {
        "fare": next(iter(health_lines(filter(None, [gaps.fare(article_id)]))), None),
        "flags": flag_lines(gaps.open_flags(article_id=article_id)),
        "writers": writers(),
    }


def due_tone(due_on: date, on: date) -> str:
    """overdue, soon (within three days) or plain."""
    left = (due_on - on).days
    return "overdue" if left < 0 else "soon" if left <= 3 else "plain"


def _articles(ids: Iterable[int]) -> dict[int, knowledge.ArticleShape]:
    return {article.id: article for article in knowledge.articles(ids=set(ids))}


def _release(release_id: int) -> str:
    found = knowledge.release(release_id)
    if found is None:
        return ""
    title = found.title_en if (get_language() or "ja").startswith("en") else found.title_ja
    return f"{title} {found.version}"
