"""Tasks to look whether an article still holds, with an owner and a day."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge

from .actions import _writes
from .events import ReviewDone, ReviewsOpened
from .flags import settle_flags
from .models import ReviewTask
from .shapes import OUTCOMES, GapRefused, ReviewShape

DAYS = 14
"""How long the keeper of an article has after a release."""
MOST = 300


@transaction.atomic
def open_for_release(*, release_id: int) -> int:
    """Open a task for each article that speaks of this release's product and may no longer hold. How many.

    The article's owner has it, and two weeks from the day of the release; repeating makes no second one.
    """
    release = knowledge.release(release_id)
    if release is None:
        return 0
    due = max(release.released_on, today()) + timedelta(days=DAYS)
    tasks = [
        ReviewTask(
            article_id=article.id, release_id=release_id, owner_id=article.owner_id, due_on=due,
            opened_at=core.now(),
        )
        for article in knowledge.articles(ids=knowledge.articles_of_release(release_id))
        if article.status == "published"
    ]  # fmt: skip
    before = ReviewTask.objects.filter(release=release_id).count()
    ReviewTask.objects.bulk_create(tasks, ignore_conflicts=True)
    many = ReviewTask.objects.filter(release=release_id).count() - before
    if many:
        core.record(ReviewsOpened(release_id=release_id, articles=many), actor=core.SYSTEM)
    return many


@transaction.atomic
def ask_for_review(*, article_id: int, owner_id: int | None, due_on: date, note: str = "") -> int:
    """Somebody is to look at an article by a day; the one that waits already is changed. The task's id."""
    given = {"owner_id": owner_id, "due_on": due_on, "note": " ".join(note.split())[:300]}
    waiting = ReviewTask.objects.select_for_update().filter(article=article_id, release=None, done_at=None)
    task = waiting.first() or ReviewTask(article_id=article_id, opened_at=core.now())
    for name, value in given.items():
        setattr(task, name, value)
    task.save()
    return task.pk


@transaction.atomic
def hand_review(*, review_id: int, owner_id: int | None) -> None:
    """Somebody who writes articles sees to it, or nobody yet. Raises GapRefused("gone" | "staff")."""
    task = _held(review_id)
    if owner_id is not None and not _writes(owner_id):
        raise GapRefused("staff")
    task.owner_id = owner_id
    task.save(update_fields=["owner"])


@transaction.atomic
def finish_review(*, review_id: int, outcome: str, actor: Actor) -> bool:
    """She has looked: still right, changed, or retired; whether that is news. Raises GapRefused.

    An article that is still right counts as checked today, and its flags are settled.
    """
    task = ReviewTask.objects.select_for_update().filter(pk=review_id).first()
    if task is None:
        raise GapRefused("gone")
    if outcome not in OUTCOMES:
        raise GapRefused("reason")
    if task.done_at is not None:
        return False
    task.done_at, task.outcome = core.now(), outcome
    task.done_by_id = actor.id if actor.kind == "staff" else None
    task.save(update_fields=["done_at", "outcome", "done_by"])
    if outcome == "still_right":
        _check(task.article_id, actor)
    settle_flags(article_id=task.article_id, actor=actor)
    core.record(ReviewDone(review_id=task.pk, article_id=task.article_id, outcome=outcome), actor=actor)
    return True


def _check(article_id: int, actor: Actor) -> None:
    """The article was read and found right; a later day on which it is looked at again stays."""
    for article in knowledge.articles(ids=[article_id]):
        later = article.review_on if article.review_on and article.review_on > today() else None
        knowledge.check_article(article_id=article_id, review_on=later, actor=actor)


def open_reviews(
    *, owner_id: int | None = None, article_ids: Iterable[int] | None = None
) -> tuple[ReviewShape, ...]:
    """What waits to be looked at, the most urgent first; of one owner, or of some articles."""
    rows = ReviewTask.objects.filter(done_at=None)
    rows = rows.filter(owner=owner_id) if owner_id is not None else rows
    rows = rows.filter(article__in=list(article_ids)) if article_ids is not None else rows
    return tuple(map(_shape, rows.order_by("due_on", "pk")[:MOST]))


def reviews_of_release(release_id: int) -> tuple[ReviewShape, ...]:
    """All tasks of a release, open ones first."""
    rows = ReviewTask.objects.filter(release=release_id)
    return tuple(map(_shape, rows.order_by(F("done_at").asc(nulls_first=True), "due_on", "pk")[:MOST]))


def today() -> date:
    """The company's date."""
    return timezone.localdate(core.now())


def _held(review_id: int) -> ReviewTask:
    task = ReviewTask.objects.select_for_update().filter(pk=review_id, done_at=None).first()
    if task is None:
        raise GapRefused("gone")
    return task


def _shape(task: ReviewTask) -> ReviewShape:
    return ReviewShape(
        task.pk, task.article_id, task.release_id, task.owner_id, task.due_on, task.note, task.opened_at,
        task.done_at, task.outcome,
    )  # fmt: skip
