"""How each article fares, counted anew from what the other rooms remember.

An article is in trouble when a colleague flagged it, one of its links leads nowhere, most readers surely do
not find it helpful, its product has a new version since it was last checked, its source text has moved on,
its review is due, another one seems to say the same, or nobody has used it for four weeks.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.knowledge import api as knowledge

from .duplicates import in_pairs
from .models import ArticleFlag, ArticleHealth
from .reviews import today
from .shapes import TROUBLES, WINDOW_DAYS

WEIGHT: Mapping[str, float] = {
    "flagged": 8, "broken_link": 5, "unhelpful": 6, "product_changed": 4, "stale": 4, "review_due": 3,
    "duplicate": 2, "unused": 0.5,
}  # fmt: skip
"""How much each trouble asks for being seen to; readers make it more."""
HALF = 0.5
VOTES_KEPT = timedelta(days=180)
SETTLED_IN = timedelta(days=WINDOW_DAYS)
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Traces:
    """What the other rooms say about the articles of a batch."""

    votes: Mapping[int, feedback.VoteCount]
    verdicts: Mapping[int, tuple[int, int]]
    used: Mapping[int, Mapping[str, int]]
    broken: Mapping[int, tuple[str, ...]]
    flagged: frozenset[int]
    paired: frozenset[int]

    def helpful(self, article_id: int) -> tuple[int, int]:
        """Yes and no, on its page and in the chat together."""
        page, chat = self.votes.get(article_id), self.verdicts.get(article_id, (0, 0))
        return (page.helpful if page else 0) + chat[0], (page.unhelpful if page else 0) + chat[1]


def count_health() -> int:
    """Count every published article anew; how many there are. Articles that are gone have no health."""
    begun, many = core.now(), 0
    batch: list[knowledge.KeptArticle] = []
    for article in knowledge.kept_articles(days=WINDOW_DAYS):
        batch.append(article)
        if len(batch) == BATCH:
            many += _count(batch)
            batch = []
    many += _count(batch)
    ArticleHealth.objects.filter(counted_at__lt=begun).delete()
    return many


def count_article(article_id: int) -> None:
    """Count one article anew, after something happened to it."""
    found = list(knowledge.kept_articles(days=WINDOW_DAYS, ids=[article_id]))
    if found:
        _count(found)
    else:
        ArticleHealth.objects.filter(article=article_id).delete()


@transaction.atomic
def _count(batch: list[knowledge.KeptArticle]) -> int:
    if not batch:
        return 0
    traces, now, on = _traces(batch), core.now(), today()
    rows = [_health(article, traces, on) for article in batch]
    for row in rows:
        row.counted_at = now
    fields = [f.name for f in ArticleHealth._meta.concrete_fields if f.name != "article"]
    ArticleHealth.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article"], update_fields=fields
    )
    return len(rows)


def _traces(batch: list[knowledge.KeptArticle]) -> Traces:
    ids, until = [article.id for article in batch], core.now()
    since = until - timedelta(days=WINDOW_DAYS)
    return Traces(
        votes=feedback.vote_counts(ids),
        verdicts=assistant.verdicts(since=until - VOTES_KEPT, until=until),
        used=conversations.use_of_articles(since=since, until=until, article_ids=ids),
        broken=knowledge.broken_links(batch),
        flagged=_flagged(ids),
        paired=in_pairs(ids),
    )


def _flagged(ids: Iterable[int]) -> frozenset[int]:
    rows = ArticleFlag.objects.filter(article__in=list(ids), settled_at=None)
    return frozenset(rows.values_list("article_id", flat=True))


def _health(article: knowledge.KeptArticle, traces: Traces, on: date) -> ArticleHealth:
    yes, no = traces.helpful(article.id)
    low, high = core.wilson(yes, yes + no) if yes + no else (None, None)
    used = traces.used.get(article.id, {})
    checked = article.checked_on or article.updated_at.date()
    row = ArticleHealth(
        article_id=article.id, readings=article.readings, helpful=yes, unhelpful=no, low=low, high=high,
        linked=used.get("sent", 0) + used.get("linked", 0), answered=used.get("shown", 0),
        contacts=used.get("read", 0), age=max(0, (on - checked).days),
        broken=[target[:300] for target in traces.broken.get(article.id, ())],
        changed_after=article.released_on if article.released_on and article.released_on > checked else None,
    )  # fmt: skip
    row.troubles = _troubles(article, row, traces, on)
    row.weight = sum(WEIGHT[trouble] for trouble in row.troubles) * (1 + math.log1p(row.readings))
    return row


def _troubles(article: knowledge.KeptArticle, row: ArticleHealth, traces: Traces, on: date) -> list[str]:
    since = article.published_at or article.updated_at
    settled = core.now() - since >= SETTLED_IN
    so = {
        "flagged": article.id in traces.flagged,
        "broken_link": bool(row.broken),
        "unhelpful": row.high is not None and row.high < HALF,
        "product_changed": row.changed_after is not None,
        "stale": article.stale,
        "review_due": article.review_on is not None and article.review_on <= on,
        "duplicate": article.id in traces.paired,
        "unused": settled and not (row.readings or row.linked or row.answered or row.contacts),
    }
    return [trouble for trouble in TROUBLES if so[trouble]]
