"""Writes of the gaps room about gaps: each act checks, writes and records its fact together."""

from datetime import timedelta

import numpy as np
from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language
from madoguchi.people import api as people

from . import gathering, grouping, valuing
from .events import GapAssigned, GapClosed, GapDismissed, GapJoined, GapOpened
from .models import Gap, Gathering, Signal
from .shapes import DISMISSALS, WINDOW_DAYS, GapRefused

WRITERS = ("editor", "administrator")
OVERLAP = timedelta(minutes=10)
"""Traces are looked at again for so long: what was written late by a slow transaction is not missed."""


@transaction.atomic
def gather() -> int:
    """Look for new signs since the last time, and count all gaps anew; how many signs are new.

    Nothing when another process is at it. What is seen twice counts once.
    """
    Gathering.objects.bulk_create([Gathering(name="signals")], ignore_conflicts=True)
    turn = Gathering.objects.select_for_update(skip_locked=True).filter(name="signals").first()
    if turn is None:
        return 0
    until = core.now()
    since = turn.until - OVERLAP if turn.until else until - timedelta(days=WINDOW_DAYS)
    many = grouping.group(gathering.traces(since=since, until=until))
    grouping.forget(gathering.withdrawn(since=since, until=until))
    valuing.renew()
    turn.until = until
    turn.save(update_fields=["until"])
    return many


@transaction.atomic
def assign(*, gap_id: int, staff_id: int | None, actor: Actor) -> bool:
    """Somebody who writes articles sees to it, or nobody any more; whether it is news. Raises GapRefused."""
    gap = _held(gap_id)
    if staff_id is not None and not _writes(staff_id):
        raise GapRefused("staff")
    if gap.state != "open":
        raise GapRefused("state")
    if gap.assignee_id == staff_id:
        return False
    gap.assignee_id = staff_id
    gap.save(update_fields=["assignee"])
    core.record(GapAssigned(gap_id=gap.pk, staff_id=staff_id), actor=actor)
    return True


@transaction.atomic
def rename(*, gap_id: int, title: str) -> None:
    """Call it by other words. Raises GapRefused("title") for none."""
    gap, title = _held(gap_id), " ".join(title.split())[:300]
    if not title:
        raise GapRefused("title")
    gap.title = title
    gap.save(update_fields=["title"])


@transaction.atomic
def begin_article(*, gap_id: int, article_id: int) -> None:
    """This draft is going to answer it; the gap closes when the article is published."""
    gap = _held(gap_id)
    if gap.state != "open":
        raise GapRefused("state")
    gap.article_id = article_id
    gap.save(update_fields=["article"])


@transaction.atomic
def close(*, gap_id: int, article_id: int, actor: Actor) -> bool:
    """A published article answers it now; whether that is news. Raises GapRefused("article" | "state")."""
    gap = _held(gap_id)
    if gap.state == "closed" and gap.article_id == article_id:
        return False
    if gap.state not in ("open", "closed"):
        raise GapRefused("state")
    article = next(iter(knowledge.articles(ids=[article_id])), None)
    if article is None or article.status != "published":
        raise GapRefused("article")
    _settle(gap, "closed", actor, article_id=article_id)
    core.record(GapClosed(gap_id=gap.pk, article_id=article_id), actor=actor)
    return True


@transaction.atomic
def close_by_article(*, article_id: int) -> int:
    """An article was published: the gaps that waited for it are closed. How many."""
    waiting = Gap.objects.select_for_update().filter(article=article_id, state="open").order_by("pk")
    gaps = list(waiting)
    for gap in gaps:
        _settle(gap, "closed", core.SYSTEM, article_id=article_id)
        core.record(GapClosed(gap_id=gap.pk, article_id=article_id), actor=core.SYSTEM)
    return len(gaps)


@transaction.atomic
def dismiss(*, gap_id: int, reason: str, actor: Actor) -> bool:
    """Nothing will be written about it, for a reason; whether that is news. Raises GapRefused."""
    gap = _held(gap_id)
    if reason not in DISMISSALS:
        raise GapRefused("reason")
    if gap.state == "dismissed" and gap.reason == reason:
        return False
    if gap.state not in ("open", "dismissed"):
        raise GapRefused("state")
    _settle(gap, "dismissed", actor, reason=reason)
    core.record(GapDismissed(gap_id=gap.pk, reason=reason), actor=actor)
    return True


@transaction.atomic
def reopen(*, gap_id: int, actor: Actor) -> bool:
    """It is not settled after all; whether that is news."""
    gap = _held(gap_id)
    if gap.state == "open":
        return False
    if gap.state == "joined":
        raise GapRefused("state")
    gap.state, gap.settled_at, gap.settled_by, gap.reason, gap.article = "open", None, None, "", None
    gap.save(update_fields=["state", "settled_at", "settled_by", "reason", "article"])
    core.record(GapOpened(gap_id=gap.pk, again=True), actor=actor)
    return True


@transaction.atomic
def join(*, gap_id: int, into_id: int, actor: Actor) -> None:
    """It is the same matter as another open gap, which takes over its questions. Raises GapRefused."""
    if gap_id == into_id:
        raise GapRefused("self")
    both = Gap.objects.select_for_update().filter(pk__in=(gap_id, into_id)).order_by("pk")
    held = {gap.pk: gap for gap in both}
    gap, into = held.get(gap_id), held.get(into_id)
    if gap is None or into is None:
        raise GapRefused("gone")
    if gap.state == "joined" or into.state == "joined":
        raise GapRefused("state")
    gap.signals.update(gap=into)
    _weigh(into)
    into.last_at = max(into.last_at, gap.last_at)
    into.save(update_fields=["centre", "weight", "last_at"])
    gap.joined.update(joined_to=into)
    gap.joined_to, gap.asked, gap.people, gap.contacts, gap.value = into, 0, 0, 0, 0
    gap.article = None
    _settle(gap, "joined", actor)
    core.record(GapJoined(gap_id=gap.pk, into_id=into.pk), actor=actor)
    valuing.renew()


@transaction.atomic
def part(*, gap_id: int, signal_ids: tuple[int, ...], actor: Actor) -> int:
    """These questions are another matter: they become a gap of their own, whose id is returned.

    Raises GapRefused("signals") when they are none of this gap's, or all of them.
    """
    gap = _held(gap_id)
    moved = list(gap.signals.filter(pk__in=signal_ids).order_by("at", "pk"))
    if gap.state == "joined" or not moved or len(moved) == gap.signals.count():
        raise GapRefused("signals")
    own = Gap(
        title=moved[0].question[:300], language=moved[0].language, opened_at=core.now(),
        last_at=max(signal.at for signal in moved), model=gap.model, centre=gap.centre,
    )  # fmt: skip
    own.save()
    Signal.objects.filter(pk__in=[signal.pk for signal in moved]).update(gap=own)
    for changed in (gap, own):
        _weigh(changed)
        changed.save(update_fields=["centre", "weight"])
    core.record(GapOpened(gap_id=own.pk), actor=actor)
    valuing.renew()
    return own.pk


def _held(gap_id: int) -> Gap:
    gap = Gap.objects.select_for_update().filter(pk=gap_id).first()
    if gap is None:
        raise GapRefused("gone")
    return gap


def _writes(staff_id: int) -> bool:
    person = people.staff(staff_id)
    return person is not None and person.active and person.role in WRITERS


def _settle(gap: Gap, state: str, actor: Actor, *, article_id: int | None = None, reason: str = "") -> None:
    gap.state, gap.reason, gap.settled_at = state, reason, core.now()
    gap.settled_by_id = actor.id if actor.kind == "staff" else None
    if article_id is not None:
        gap.article_id = article_id
    gap.save()


def _weigh(gap: Gap) -> None:
    """Work out the centre of a gap anew from all its questions."""
    vectors = [np.frombuffer(row, np.float32) for row in gap.signals.values_list("vector", flat=True)]
    size = language.embedder().size
    middle = np.mean(vectors, axis=0) if vectors else np.zeros(size, np.float32)
    gap.centre, gap.weight = np.asarray(middle, np.float32).tobytes(), len(vectors)
