"""Draft → review → published → archived: one act for each step. Each is safe to repeat."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..access import in_force
from ..events import (
    ArticleArchived,
    ArticlePublished,
    ArticleRestored,
    ArticleScheduled,
    ArticleSentBack,
    ArticleSubmitted,
    ArticleWithdrawn,
)
from ..models import Article
from ..shapes import ReviewRule
from ..storing import restamp
from ..versions import note_shown, staff_id

Status = Article.Status
_TURNED = ("status", "announced", "published_at", "confidence", "submitted_by", "submitted_at", "review_note")


class NotNow(Exception):
    """The article does not stand where this step begins; nothing was changed."""


class OtherEyesNeeded(Exception):
    """Somebody other than the one who submitted it has to approve this article; nothing was changed."""


@transaction.atomic
def submit(*, article_id: int, actor: Actor) -> None:
    """A draft waits for approval from now on. Raises NotNow for what is published or archived."""
    article = _locked(article_id)
    if article.status == Status.REVIEW:
        return
    _expect(article, Status.DRAFT)
    article.submitted_by_id, article.submitted_at, article.review_note = staff_id(actor), core.now(), ""
    _turn(article, Status.REVIEW, [ArticleSubmitted(article_id=article_id)], actor)


@transaction.atomic
def send_back(*, article_id: int, note: str, actor: Actor) -> None:
    """A review asks for more work, and says which. Raises NotNow for what waits for no approval."""
    article = _locked(article_id)
    _expect(article, Status.REVIEW)
    article.review_note = note[:500]
    _turn(article, Status.DRAFT, [ArticleSentBack(article_id=article_id)], actor)


@transaction.atomic
def publish(*, article_id: int, actor: Actor) -> None:
    """Approve an article: it is read from now on, or from its hour on; nothing happens when it is already.

    Raises Article.DoesNotExist, NotNow for an archived one, and OtherEyesNeeded where the company wants them.
    """
    article = _locked(article_id)
    if article.status == Status.PUBLISHED:
        return
    _expect(article, Status.DRAFT, Status.REVIEW)
    _check_eyes(article, actor)
    article.published_at = article.published_at or core.now()
    article.review_note = ""
    if article.confidence == Article.Confidence.WORK_IN_PROGRESS:
        article.confidence = Article.Confidence.NOT_VALIDATED
    _turn(article, Status.PUBLISHED, [], actor)
    if not article.announced and article.valid_from and article.valid_from > core.now():
        core.record(ArticleScheduled(article_id=article_id, at=article.valid_from), actor=actor)


@transaction.atomic
def withdraw(*, article_id: int, actor: Actor) -> None:
    """Make a published article a draft again: from this commit on nobody finds or opens it."""
    article = _locked(article_id)
    if article.status == Status.PUBLISHED:
        _turn(article, Status.DRAFT, [ArticleWithdrawn(article_id=article_id)], actor)


@transaction.atomic
def archive(*, article_id: int, actor: Actor) -> None:
    """Put an article away: nobody finds it, its words and its history stay."""
    article = _locked(article_id)
    if article.status != Status.ARCHIVED:
        _turn(article, Status.ARCHIVED, [ArticleArchived(article_id=article_id)], actor)


@transaction.atomic
def restore(*, article_id: int, actor: Actor) -> None:
    """Bring an article back from the archive, as a draft; nothing happens to any other."""
    article = _locked(article_id)
    if article.status == Status.ARCHIVED:
        _turn(article, Status.DRAFT, [ArticleRestored(article_id=article_id)], actor)


def _locked(article_id: int) -> Article:
    return Article.objects.select_for_update().get(id=article_id)


def _expect(article: Article, *states: str) -> None:
    if article.status not in states:
        raise NotNow(article.status)


def _check_eyes(article: Article, actor: Actor) -> None:
    """Where two pairs of eyes are wanted, staff publish what somebody else has submitted."""
    if actor.kind != "staff" or not core.option(ReviewRule).four_eyes:
        return
    if article.status != Status.REVIEW or article.submitted_by_id == actor.id:
        raise OtherEyesNeeded


def _turn(article: Article, status: str, facts: list[Fact], actor: Actor) -> None:
    """Write the state and what has happened; whether it can be read follows from the state and the hour."""
    article.status = status
    shown = in_force(article)
    if shown and not article.announced:
        facts.append(ArticlePublished(article_id=article.pk))
    article.announced = shown
    article.save(update_fields=_TURNED)
    restamp([article.pk])
    if status == Status.PUBLISHED:
        note_shown(article)
    if facts:
        core.record_all(facts, actor=actor)
