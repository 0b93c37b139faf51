"""What happened after each reply, read from the rooms that know: a few statements for many conversations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np

from madoguchi.conversations import api as conversations
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language
from madoguchi.tasks import api as tasks

from ..models import Activation, Outcome, Step

DAY, WEEK = timedelta(days=1), timedelta(days=7)
NOTHING = np.empty(0, np.float32)


@dataclass
class Asked:
    """One message of a customer and the replies to it; `question` without what points to a person."""

    steps: list[Step]
    question: str = ""
    spoken: str = "ja"
    asks: bool = False
    vector: language.Vectors = field(default_factory=lambda: NOTHING)

    @property
    def at(self) -> datetime:
        """When it was first replied to."""
        return self.steps[0].at

    @property
    def did(self) -> str:
        """What the first reply was."""
        return self.steps[0].outcome

    @property
    def shown(self) -> set[int]:
        """The articles that were shown."""
        return {one for step in self.steps for one in (step.article_id, *step.others) if one is not None}

    @property
    def said(self) -> bool | None:
        """Whether she said that it solved it; a yes to any try is one."""
        told = [step.solved for step in self.steps if step.solved is not None]
        return any(told) if told else None

    def like(self, other: "language.Vectors") -> bool:
        """Whether another question is about the same matter."""
        if not self.vector.size or self.vector.size != other.size:
            return False
        return float(self.vector @ other) >= language.SAME_MATTER


@dataclass
class Course:
    """One conversation with the assistant: what was asked, and where it went."""

    where: conversations.Aftermath
    asked: list[Asked]

    @cached_property
    def questions(self) -> list[Asked]:
        """What was asked, each time anew."""
        return [one for one in self.asked if one.asks]


@dataclass(frozen=True)
class Later:
    """What the customers did afterwards, in all their conversations."""

    contacts: Mapping[int, Sequence[conversations.Contact]]
    topics: Mapping[int, str]
    vectors: Mapping[int, language.Vectors]
    runs: Mapping[int, Sequence[tasks.BegunRun]]
    said: Mapping[int, tuple[conversations.SaidLine, ...]]
    used: Mapping[int, tuple[conversations.UsedArticle, ...]]
    shelves: Mapping[int, str]
    versions: Sequence[tuple[datetime, int]]

    def version_at(self, step: Step) -> int:
        """The version of what the assistant had learnt when it replied; 0: what came with the product."""
        if step.version is not None:
            return step.version
        return next((number for at, number in self.versions if at <= step.at), 0)


def courses(dialogue_ids: Sequence[int]) -> list[Course]:
    """The conversations with these numbers, with every reply of the assistant in them."""
    steps = list(Step.objects.filter(dialogue__in=dialogue_ids).order_by("dialogue_id", "pk"))
    where = conversations.aftermaths(dialogue_ids)
    words = conversations.words_of_many({step.message_id for step in steps})
    found: dict[int, dict[int, Asked]] = defaultdict(dict)
    for step in steps:
        if step.dialogue_id in where and step.message_id in words:
            found[step.dialogue_id].setdefault(step.message_id, Asked([])).steps.append(step)
    made = [Course(where[id], list(asked.values())) for id, asked in found.items()]
    for course in made:
        _tell_questions(course, words)
    _give_vectors([one for course in made for one in course.asked if one.asks])
    return made


def _tell_questions(course: Course, words: Mapping[int, str]) -> None:
    """Which messages ask something new: no small talk, no later word of a procedure."""
    before: Asked | None = None
    for one in course.asked:
        text = words[one.steps[0].message_id]
        one.spoken = language.language_of(text, default=course.where.language)
        one.question = knowledge.redacted(text, one.spoken)
        step = one.steps[0]
        if step.outcome == "task":
            one.asks = bool(step.about) and not (before and before.steps[0].about == step.about)
        else:
            one.asks = step.outcome in ("answer", "unknown", "choice")
        if before and before.did == "choice" and step.article_id in before.steps[0].others:
            before.asks, one.question, one.spoken = False, before.question, before.spoken
        if one.did != "greeting":
            before = one


def _give_vectors(asked: list[Asked]) -> None:
    """What each question is about; what was worked out before is read."""
    known = Outcome.objects.filter(step__in=[one.steps[0].pk for one in asked], vector__isnull=False)
    kept = {pk: (question, row) for pk, question, row in known.values_list("pk", "question", "vector")}
    size = language.embedder().size
    fresh = []
    for one in asked:
        question, row = kept.get(one.steps[0].pk, ("", b""))
        one.vector = np.frombuffer(bytes(row), np.float32)
        if question != one.question or one.vector.size != size:
            fresh.append(one)
    for one, vector in zip(fresh, language.subject_vectors([one.question for one in fresh]), strict=True):
        one.vector = np.asarray(vector, np.float32)


def later(made: Sequence[Course], *, now: datetime) -> Later:
    """What followed upon these conversations."""
    every = [one for course in made for one in course.asked]
    since = min((one.at for one in every), default=now) - DAY
    mine = {course.where.customer_id for course in made}
    runs: dict[int, list[tasks.BegunRun]] = defaultdict(list)
    for run in tasks.begun(since=since, until=now, customer_ids=mine):
        runs[run.customer_id].append(run)
    opened = {run.conversation_id for of in runs.values() for run in of}
    came: dict[int, list[conversations.Contact]] = defaultdict(list)
    for contact in conversations.contacts(since=since, until=now, customer_ids=mine):
        if contact.conversation_id not in opened:
            came[contact.customer_id].append(contact)
    ids = {one.conversation_id for of in came.values() for one in of}
    about = _first_matters(ids)
    here = [course.where.conversation_id for course in made]
    articles = {one for asked in every for one in asked.shown}
    return Later(
        contacts=came, topics={id: one.topic for id, one in conversations.aftermaths(ids).items()},
        vectors=about, runs=runs, said=conversations.said_between(here),
        used=conversations.used_articles(here), shelves=_shelves(articles), versions=_versions(),
    )  # fmt: skip


def _first_matters(ids: Iterable[int]) -> dict[int, language.Vectors]:
    words = conversations.first_words(ids)
    rows = language.subject_vectors(list(words.values()))
    return dict(zip(words, rows, strict=True))


def _versions() -> list[tuple[datetime, int]]:
    """When which version began to count, the latest first."""
    rows = Activation.objects.order_by("-place").values_list("at", "version__number")
    return [(at, number or 0) for at, number in rows]


def _shelves(article_ids: Iterable[int]) -> dict[int, str]:
    found = knowledge.articles(ids=list(article_ids))
    return {one.id: f"shelf:{one.category_id}" for one in found if one.category_id}
