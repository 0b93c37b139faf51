"""Every reply gets what came of it, as labelled data: the same facts give the same labels at any time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from madoguchi.core import api as core

from ..models import Outcome, Round, Step
from .following import DAY, WEEK, Asked, Course, Later, courses, later

CHANGES_FOR = timedelta(days=9)
"""So long after a reply something may still come of it."""
LATELY = timedelta(hours=26)
"""So long most comes of it: she asks again, or comes to people within a day."""
AT_ONCE = 300
"""Conversations that are looked at together."""
RAN = {"completed": "completed", "undone": "completed", "helped": "completed", "refused": "refused"}
KEPT = [field.attname for field in Outcome._meta.concrete_fields if not field.primary_key]


def label(*, everything: bool = False, lately: bool = False) -> int:
    """Label the replies of which something may still come, those of `LATELY`, or all; how many.

    One process at a time.
    """
    with transaction.atomic():
        turn = turn_of("labels")
        if turn is None:
            return 0
        now = core.now()
        steps = Step.objects.filter(at__lte=now)
        if lately:
            steps = steps.filter(at__gte=now - LATELY)
        elif not everything:
            steps = steps.filter(at__gte=now - CHANGES_FOR) | steps.filter(came=None)
        ids = sorted(set(steps.values_list("dialogue_id", flat=True)))
        many = sum(_label(ids[at : at + AT_ONCE], now) for at in range(0, len(ids), AT_ONCE))
        Round.objects.filter(pk=turn.pk).update(at=now)
    return many


def turn_of(name: str) -> Round | None:
    """The right to do one kind of nightly work until the transaction ends; None while another has it."""
    Round.objects.bulk_create([Round(name=name)], ignore_conflicts=True)
    return Round.objects.select_for_update(skip_locked=True).filter(name=name).first()


def _label(dialogue_ids: list[int], now: datetime) -> int:
    made = courses(dialogue_ids)
    came = later(made, now=now)
    rows = [row for course in made for asked in course.asked for row in _rows(course, asked, came, now)]
    rows.sort(key=lambda row: row.step_id)
    Outcome.objects.bulk_create(rows, update_conflicts=True, unique_fields=["step"], update_fields=KEPT)
    return len(rows)


def _rows(course: Course, asked: Asked, came: Later, now: datetime) -> Iterable[Outcome]:
    """A row for each reply; what came of the question stands with the first, later tries carry their own."""
    first, *tries = asked.steps
    whole = _row(course, asked, first, came)
    yield _finished(whole, course, asked, came, now)
    for step in tries:
        row = _row(course, asked, step, came)
        row.said, row.asks, row.vector = step.solved, False, None
        row.settled = now >= step.at + WEEK
        row.result = _result(row)
        yield row


def _row(course: Course, asked: Asked, step: Step, came: Later) -> Outcome:
    where = course.where
    return Outcome(
        step_id=step.pk, conversation_id=where.conversation_id, at=step.at, asks=asked.asks,
        did=step.outcome, ref=step.about or (f"article:{step.article_id}" if step.article_id else ""),
        version=came.version_at(step), channel=where.channel, language=asked.spoken,
        question=asked.question[:500],
        topic=_topic(course, asked, came), vector=asked.vector.tobytes() if asked.asks else None,
    )  # fmt: skip


def _topic(course: Course, asked: Asked, came: Later) -> str:
    """The matter's topic where people or the assistant set one, else the article's shelf or the procedure."""
    if course.where.topic:
        return f"topic:{course.where.topic}"[:80]
    article_id = next((step.article_id for step in asked.steps if step.article_id), None)
    return came.shelves.get(article_id or 0, "") or asked.steps[0].about


def _finished(row: Outcome, course: Course, asked: Asked, came: Later, now: datetime) -> Outcome:
    where, at = course.where, asked.at
    row.said, row.settled = asked.said, now >= at + WEEK
    if not asked.asks:
        row.result = _result(row)
        return row
    follow = [one for one in course.questions if one.at > at]
    again = [one for one in follow if one.at <= at + DAY and asked.like(one.vector)]
    row.asked_again = bool(again)
    row.handed_over = (
        where.came_at is not None
        and where.came_at >= at
        and not any(one.at <= where.came_at for one in follow)
    )
    row.walked_off = (
        asked.did in ("unknown", "choice") and where.came_at is None and asked is course.asked[-1]
        and (where.last_customer_at or at) <= at
    )  # fmt: skip
    row.procedure = _procedure(row, course, asked, came, now)
    row.contact_within_day, row.contact_on_topic = _contacts(row, course, asked, again, came)
    _correct(row, course, asked, again, came)
    row.result = _result(row)
    return row


def _procedure(row: Outcome, course: Course, asked: Asked, came: Later, now: datetime) -> str:
    """How the task that was begun ended; "" for what is no task."""
    kind, _, task = asked.steps[0].about.partition(":")
    if asked.did != "task" or kind != "task":
        return ""
    until = next((one.at for one in course.questions if one.at > asked.at), asked.at + DAY)
    mine = [
        run for run in came.runs.get(course.where.customer_id, ())
        if run.task == task and run.via == "assistant" and asked.at - DAY / 24 <= run.started_at <= until
    ]  # fmt: skip
    over = now >= asked.at + DAY
    if not mine or mine[-1].state not in RAN:
        return "abandoned" if over or (mine and mine[-1].state == "abandoned") else "running"
    return RAN[mine[-1].state]


def _contacts(
    row: Outcome, course: Course, asked: Asked, again: list[Asked], came: Later
) -> tuple[bool, bool]:
    """Whether she came to people within a day, and within seven days about the same."""
    within_day = on_topic = False
    for contact in came.contacts.get(course.where.customer_id, ()):
        if not asked.at <= contact.at <= asked.at + WEEK:
            continue
        within_day |= contact.at <= asked.at + DAY
        if contact.conversation_id == course.where.conversation_id:
            on_topic |= row.handed_over or bool(again)
            continue
        topic = came.topics.get(contact.conversation_id, "")
        same = bool(topic) and topic == course.where.topic
        on_topic |= same or asked.like(came.vectors.get(contact.conversation_id, asked.vector[:0]))
    return within_day, on_topic


def _correct(row: Outcome, course: Course, asked: Asked, again: list[Asked], came: Later) -> None:
    """What helped instead: the agent's first answer and the article she gave; or another one, says she."""
    id = course.where.conversation_id
    if row.handed_over:
        told = [one for one in came.said.get(id, ()) if one.author_kind == "agent" and one.at >= asked.at]
        row.correction_id = told[0].message_id if told else None
        given = [
            one.article_id for one in came.used.get(id, ())
            if one.role in ("sent", "linked") and one.at >= asked.at and one.article_id not in asked.shown
        ]  # fmt: skip
        if given:
            row.better_article_id, row.better_by = given[0], "agent"
    if row.better_article_id is None:
        first = asked.steps[0].article_id
        tries = [step for one in (asked, *again) for step in one.steps if step.solved and step.article_id]
        other = next((step.article_id for step in tries if step.article_id != first), None)
        if other is not None and asked.steps[0].solved is not True:
            row.better_article_id, row.better_by = other, "customer"


def _result(row: Outcome) -> str:
    """The first that holds, in the order of shapes.RESULTS."""
    held = {
        "solved": row.said is True,
        "completed": row.procedure == "completed",
        "corrected": row.handed_over and row.better_by == "agent",
        "handed_over": row.handed_over,
        "not_solved": row.said is False,
        "asked_again": row.asked_again,
        "abandoned": row.procedure == "abandoned" or row.walked_off,
        "contacted": row.contact_within_day,
        "came_again": row.contact_on_topic,
        "quiet": row.settled,
    }
    return next((result for result, holds in held.items() if holds), "open")
