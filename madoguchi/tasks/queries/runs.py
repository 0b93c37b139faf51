"""Runs as their customers and staff see them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .. import registry
from ..access import open_for, visible_to
from ..checking import choices_of, fields_of
from ..models import TaskRun
from ..runs import require_proof, shape, situation_of
from ..shapes import Field, Line, ProofNeeded, Run, RunUnknown, Situation, Task, TaskUnknown

MOST = 50


def run(viewer: Viewer, reference: str) -> Run:
    """One run. Raises RunUnknown."""
    return shape(open_for(viewer, reference))


def open_runs(viewer: Viewer, *, customer_id: int | None = None, limit: int = MOST) -> tuple[Run, ...]:
    """What was begun and waits to be gone on with, the latest first."""
    return _shapes(_of(viewer, customer_id).filter(state="started").order_by("-moved_at", "-id")[:limit])


def runs(viewer: Viewer, *, customer_id: int | None = None, limit: int = MOST) -> tuple[Run, ...]:
    """All runs, the latest first; those that were given up are left out for customers."""
    rows = _of(viewer, customer_id).order_by("-started_at", "-id")
    return _shapes((rows if viewer.is_staff else rows.exclude(state__in=("abandoned", "helped")))[:limit])


def _of(viewer: Viewer, customer_id: int | None) -> QuerySet[TaskRun]:
    rows = visible_to(viewer)
    if not viewer.is_staff:  # what our staff have begun for her is theirs until it is done
        rows = rows.exclude(state="started", staff__isnull=False)
    return rows.filter(customer_id=customer_id) if customer_id is not None else rows


def _shapes(rows: Iterable[TaskRun]) -> tuple[Run, ...]:
    found = []
    for row in rows:
        try:
            found.append(shape(row))
        except TaskUnknown:  # a release without this task reads what another one wrote
            continue
    return tuple(found)


def effects(viewer: Viewer, reference: str) -> tuple[str, ...]:
    """What will happen after the yes, in words; asked before it. Raises RunUnknown, TaskRefused."""
    row = open_for(viewer, reference)
    task = shape(row).task
    about = situation_of(row, viewer)
    if task.check:
        task.check(about)
    return tuple(str(line) for line in task.effects(about))


def needs_proof(viewer: Viewer, reference: str) -> bool:
    """Whether she has to prove anew who she is before she can say yes. Raises RunUnknown."""
    row = open_for(viewer, reference)
    return not _proven(shape(row).task, viewer, row)


def needs_proof_to_begin(viewer: Viewer, code: str) -> bool:
    """Whether she has to prove who she is before anything of hers may be shown. Raises TaskUnknown."""
    task = registry.task(code)
    return not _proven(task if task.proof != "fresh" else replace(task, proof="known"), viewer)


def _proven(task: Task, viewer: Viewer, row: TaskRun | None = None) -> bool:
    try:
        require_proof(task, viewer, row)
    except ProofNeeded:
        return False
    return True


def answers(viewer: Viewer, run: Run) -> tuple[Line, ...]:
    """What was filled in, in words, each with the step in which it can be changed."""
    about = Situation(
        viewer=viewer, customer_id=run.customer_id, values=run.values, via=run.via, act_id=run.reference
    )
    found = []
    for place, step in enumerate(run.task.steps):
        for field in fields_of(step, about):
            told = told_of(field, run.values, about)
            if told:
                found.append(Line(str(field.label), told, place))
    return tuple(found)


def told_of(field: Field, values: Mapping[str, Any], about: Situation) -> str:
    """A value in words: the label of what was chosen, a number as it is dialled."""
    value = values.get(field.name, "")
    if field.kind == "agree":
        return _("Yes") if value else ""
    if value in ("", None, []):
        return ""
    if field.kind in ("choice", "choices"):
        labels = {one.value: str(one.label) for one in choices_of(field, about)}
        chosen = value if isinstance(value, list) else [value]
        return _(", ").join(labels.get(str(one), str(one)) for one in chosen)
    if field.kind == "phone":
        return people.number_text(str(value))
    return str(value)


def customer_of(reference: str, *, via: str) -> int:
    """Whose run it is, of those begun this way: for a door that knows its callers. Raises RunUnknown."""
    found = TaskRun.objects.filter(reference=reference, via=via).values_list("customer_id", flat=True).first()
    if found is None:
        raise RunUnknown(reference)
    return found
