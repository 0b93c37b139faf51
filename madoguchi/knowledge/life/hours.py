"""When an article is shown: planned beforehand, and told when the hour has come."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..access import in_force
from ..events import ArticleExpired, ArticlePublished, ArticleScheduled
from ..models import Article
from ..storing import restamp

AT_ONCE = 200


class HoursReversed(ValueError):
    """The end lies before the beginning; nothing was changed."""


@transaction.atomic
def plan_hours(
    *, article_id: int, valid_from: datetime | None, valid_until: datetime | None, actor: Actor
) -> None:
    """Show the article from one moment on and up to another; None means at once, and for good.

    For an article that is not published yet the hours count once it is. Raises HoursReversed.
    """
    if valid_from and valid_until and valid_until <= valid_from:
        raise HoursReversed
    article = Article.objects.select_for_update().get(id=article_id)
    if (article.valid_from, article.valid_until) == (valid_from, valid_until):
        return
    article.valid_from, article.valid_until = valid_from, valid_until
    facts = _turned(article)
    if article.status == Article.Status.PUBLISHED and valid_from and valid_from > core.now():
        facts.append(ArticleScheduled(article_id=article_id, at=valid_from))
    article.save(update_fields=["valid_from", "valid_until", "announced"])
    restamp([article_id])
    if facts:
        core.record_all(facts, actor=actor)


def tell_hours() -> int:
    """Record the openings and endings whose hour has come, and renew the index; how many those were.

    Two workers at once tell each only once.
    """
    told = 0
    while many := _tell_some():
        told += many
    return told


@transaction.atomic
def _tell_some() -> int:
    """Some of those whose hour has come; what another worker is just telling is left to it."""
    due = list(_due().select_for_update(skip_locked=True).order_by("id")[:AT_ONCE])
    facts = [fact for article in due for fact in _turned(article)]
    if due:
        Article.objects.bulk_update(due, ["announced"])
        restamp([article.pk for article in due])
        core.record_all(facts, actor=core.SYSTEM)
    return len(due)


def _due() -> QuerySet[Article]:
    """What the log says can be read and cannot, or the other way round."""
    now = core.now()
    over = Q(announced=True, valid_until__lte=now)
    begun = (Q(valid_from=None) | Q(valid_from__lte=now)) & (Q(valid_until=None) | Q(valid_until__gt=now))
    return Article.objects.filter(over | (Q(announced=False) & begun), status=Article.Status.PUBLISHED)


def _turned(article: Article) -> list[Fact]:
    """Bring `announced` in step with the hour; the facts that this makes."""
    shown = in_force(article)
    if shown == article.announced:
        return []
    article.announced = shown
    fact = ArticlePublished if shown else ArticleExpired
    return [fact(article_id=article.pk)]
