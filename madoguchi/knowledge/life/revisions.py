"""A published article gets other words: written aside, looked at by somebody else, shown when approved."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..editing import rewrite_article
from ..events import RevisionApproved, RevisionSentBack, RevisionSubmitted
from ..models import Article, ArticleRevision
from ..publishable import NotPublishable, obstacles
from ..shapes import ArticleText, ReviewRule, RevisionShape
from ..versions import staff_id
from .states import NotNow, OtherEyesNeeded


@transaction.atomic
def revise(*, article_id: int, text: ArticleText, actor: Actor, note: str = "", submit: bool = False) -> None:
    """Keep other words beside a published article, in place of those that waited there.

    With `submit` they wait for approval from now on. Raises NotNow for what is not published.
    """
    article = Article.objects.select_for_update().get(id=article_id)
    if article.status != Article.Status.PUBLISHED:
        raise NotNow(article.status)
    now = core.now()
    held, made = ArticleRevision.objects.get_or_create(
        article=article,
        defaults={"text": {}, "based_on": article.version, "at": now, "by_id": staff_id(actor)},
    )
    held.text, held.note, held.at, held.by_id = _plain(text), note[:200], now, staff_id(actor)
    held.submitted_at = now if submit else None
    held.review_note = "" if submit else held.review_note
    held.save()
    if submit:
        core.record(RevisionSubmitted(article_id=article_id), actor=actor)


@transaction.atomic
def approve_revision(*, article_id: int, seen: datetime, version: int, actor: Actor) -> int:
    """Show the words that were looked at; the number of the version that holds them.

    Raises NotNow when there are none, when they are others than at `seen`, or when the article is no longer
    at `version`; OtherEyesNeeded where the company wants them; NotPublishable.
    """
    held = _locked(article_id, seen, version)
    if actor.kind == "staff" and core.option(ReviewRule).four_eyes and held.by_id == actor.id:
        raise OtherEyesNeeded
    article, text = held.article, text_of_revision(held)
    if found := obstacles(text, article.language):
        raise NotPublishable(found)
    number = rewrite_article(
        article_id=article_id, text=text, seen=article.updated_at, actor=actor, note=held.note
    )
    held.delete()
    core.record(RevisionApproved(article_id=article_id, version=number), actor=actor)
    return number


@transaction.atomic
def send_revision_back(*, article_id: int, note: str, actor: Actor) -> None:
    """Say what is missing; it waits for its author again. Raises NotNow when nothing waits for approval."""
    held = ArticleRevision.objects.select_for_update().filter(article=article_id).first()
    if held is None or held.submitted_at is None:
        raise NotNow
    held.submitted_at, held.review_note = None, note[:500]
    held.save(update_fields=["submitted_at", "review_note"])
    core.record(RevisionSentBack(article_id=article_id), actor=actor)


def discard_revision(*, article_id: int) -> bool:
    """Put the other words away; the article stays as it is. Whether there were any."""
    return bool(ArticleRevision.objects.filter(article=article_id).delete()[0])


def revision(article_id: int) -> RevisionShape | None:
    """The words that wait beside an article, or None."""
    row = ArticleRevision.objects.filter(article=article_id).first()
    return _shape(row) if row else None


def revisions_waiting(*, limit: int = 20) -> tuple[RevisionShape, ...]:
    """What waits for approval, the longest first."""
    rows = ArticleRevision.objects.filter(submitted_at__isnull=False, article__status="published")
    return tuple(map(_shape, rows.order_by("submitted_at")[:limit]))


def text_of_revision(row: ArticleRevision) -> ArticleText:
    """The words as an editor wrote them."""
    given = dict(row.text)
    day = given.get("checked_on")
    lists = {name: tuple(given.get(name, ())) for name in ("questions", "tags", "product_ids")}
    return ArticleText(**{**given, **lists, "checked_on": date.fromisoformat(day) if day else None})


def _locked(article_id: int, seen: datetime, version: int) -> ArticleRevision:
    article = Article.objects.select_for_update().get(id=article_id)
    held = ArticleRevision.objects.select_for_update().filter(article=article_id).first()
    moved = article.version != version or article.status != Article.Status.PUBLISHED
    if held is None or held.at != seen or moved:
        raise NotNow
    held.article = article
    return held


def _plain(text: ArticleText) -> dict[str, Any]:
    given = asdict(text)
    return {**given, "checked_on": text.checked_on.isoformat() if text.checked_on else None}


def _shape(row: ArticleRevision) -> RevisionShape:
    return RevisionShape(
        row.article_id, text_of_revision(row), row.based_on, row.note, row.by_id, row.at, row.submitted_at,
        row.review_note,
    )  # fmt: skip
