"""Who minds an article, until when it is looked at again, and how far it can be relied on."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import ArticleChecked, ArticleHanded
from ..models import Article
from ..shapes import Confidence


@transaction.atomic
def hand_over(*, article_ids: Iterable[int], owner_id: int | None, actor: Actor) -> int:
    """Give these articles to a member of staff, or to nobody; how many changed hands."""
    rows = Article.objects.select_for_update().filter(id__in=list(article_ids)).order_by("id")
    handed = [article for article in rows if article.owner_id != owner_id]
    Article.objects.filter(id__in=[one.pk for one in handed]).update(owner=owner_id)
    if handed:
        facts = [ArticleHanded(article_id=one.pk, owner_id=owner_id) for one in handed]
        core.record_all(facts, actor=actor)
    return len(handed)


def review_by(*, article_ids: Iterable[int], day: date | None) -> int:
    """Look at these articles again by that day, or not at all; how many there are."""
    return Article.objects.filter(id__in=list(article_ids)).update(review_on=day)


def rely_on(*, article_id: int, confidence: Confidence) -> None:
    """How far the text can be relied on (KCS): work in progress, not validated, validated."""
    Article.objects.filter(id=article_id).update(confidence=confidence)


@transaction.atomic
def check_article(*, article_id: int, review_on: date | None, actor: Actor) -> None:
    """Somebody has read all of it today and found it right; the next look is by `review_on`."""
    Article.objects.filter(id=article_id).update(
        checked_on=timezone.localdate(core.now()), review_on=review_on,
        confidence=Article.Confidence.VALIDATED,
    )  # fmt: skip
    core.record(ArticleChecked(article_id=article_id), actor=actor)
