"""A weekly sample of answers that a person judges, so that false answers are counted and not guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import ClassVar

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge

from ..events import SampleJudged
from ..models import Outcome, Sample
from ..shapes import JUDGEMENTS
from .counting import monday, zone
from .shares import Share, share

LOOKS_BACK = 90
"""Days whose judgements are told."""


@dataclass(frozen=True)
class Sampling:
    """How many answers of each week are drawn for a person's judgement."""

    option_name: ClassVar[str] = "assistant.sampling"

    per_week: int = 20


@dataclass(frozen=True)
class SampleShape:
    """A question, what was answered, and the source that it was answered from."""

    id: int
    week: date
    question: str
    answer: str
    language: str
    source: knowledge.ArticleShape | None
    judgement: str
    judged_by_id: int | None


@dataclass(frozen=True)
class JudgedShare:
    """Of the judged answers those that were wrong, those that were wrong in part, and how many wait."""

    wrong: Share
    partly: Share
    waiting: int


@transaction.atomic
def draw_samples() -> int:
    """Draw from last week's answers, once; how many are new. Which ones is chance, and the same each time."""
    this = monday(core.now().astimezone(zone()).date())
    last = this - timedelta(days=7)
    since, until = (datetime.combine(day, time(), tzinfo=zone()) for day in (last, this))
    rows = Outcome.objects.filter(did="answer", at__gte=since, at__lt=until).exclude(question="")
    ids = sorted(
        rows.values_list("step_id", flat=True), key=lambda id: sha256(f"{last}:{id}".encode()).digest()
    )
    drawn = ids[: core.option(Sampling).per_week]
    known = set(Sample.objects.filter(step__in=drawn).values_list("step_id", flat=True))
    fresh = [Sample(step_id=id, week=last) for id in drawn if id not in known]
    Sample.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


@transaction.atomic
def judge(*, sample_id: int, judgement: str, actor: Actor) -> bool:
    """Somebody says whether the answer was right; whether that is news. False when there is none."""
    row = Sample.objects.select_for_update().filter(pk=sample_id).first()
    if row is None or judgement not in JUDGEMENTS or row.judgement == judgement:
        return False
    row.judgement, row.judged_at, row.judged_by_id = judgement, core.now(), actor.id
    row.save()
    core.record(SampleJudged(row.step_id, judgement), actor=actor)
    return True


def samples(*, waiting: bool, limit: int = 20) -> tuple[SampleShape, ...]:
    """Those that wait for a judgement, the oldest week first; or the judged ones, the latest first."""
    rows = Sample.objects.select_related("step__came")
    rows = rows.filter(judgement="") if waiting else rows.exclude(judgement="")
    found = list(rows.order_by(*(("week", "pk") if waiting else ("-judged_at", "-pk")))[:limit])
    said = conversations.said_by_assistant(one.step.answer_id for one in found if one.step.answer_id)
    ids = [one.step.article_id for one in found if one.step.article_id]
    sources = {one.id: one for one in knowledge.articles(ids=ids)}
    return tuple(_shape(one, said, sources) for one in found)


def has_sample(id: int) -> bool:
    """Whether there is such one."""
    return Sample.objects.filter(pk=id).exists()


def waiting_samples() -> int:
    """How many wait for a judgement."""
    return Sample.objects.filter(judgement="").count()


def false_share() -> JudgedShare:
    """What was judged of the last ninety days' answers."""
    since = core.now().astimezone(zone()).date() - timedelta(days=LOOKS_BACK)
    given = list(Sample.objects.filter(week__gte=since).values_list("judgement", flat=True))
    judged = [one for one in given if one]
    return JudgedShare(_part(judged, "wrong"), _part(judged, "partly"), len(given) - len(judged))


def _part(judged: Iterable[str], which: str) -> Share:
    given = list(judged)
    return share(given.count(which), len(given))


def _shape(row: Sample, said: dict[int, str], sources: dict[int, knowledge.ArticleShape]) -> SampleShape:
    outcome = row.step.came
    return SampleShape(
        id=row.pk, week=row.week, question=outcome.question, language=outcome.language,
        answer=said.get(row.step.answer_id or 0, ""), source=sources.get(row.step.article_id or 0),
        judgement=row.judgement, judged_by_id=row.judged_by_id,
    )  # fmt: skip
