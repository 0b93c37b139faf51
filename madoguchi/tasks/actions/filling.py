"""Steps are filled in one after the other, saved half-way, and gone back to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.people.shapes import Viewer

from .. import registry
from ..access import open_for
from ..actor import actor_of
from ..checking import cleaned, fields_of
from ..events import TaskStepDone
from ..models import TaskRun
from ..runs import require_proof, shape, situation_of
from ..shapes import Run, Step, Task, Wrong
from .telling import about


@transaction.atomic
def fill(viewer: Viewer, reference: str, given: Mapping[str, Any], *, step: int | None = None) -> Run:
    """Take in one step, or with step None as many as these values fill.

    A run that has ended is given back as it is. Raises RunUnknown, ProofNeeded, and Wrong with what to
    mend; nothing is kept then.
    """
    row = open_for(viewer, reference, lock=True)
    task = registry.task_of_run(row.task, row.version)
    if row.state != "started":
        return shape(row, task)
    if step is None:
        take_in(viewer, row, task, given)
    else:
        take_step(viewer, row, task, max(0, min(step, row.step, len(task.steps) - 1)), given)
    return shape(row, task)


def take_in(
    viewer: Viewer, row: TaskRun, task: Task, given: Mapping[str, Any], *, first_only: bool = False
) -> None:
    """Fill the steps that these values are for, from the first one that they touch on. Raises Wrong."""
    at = min((n for n in range(len(task.steps)) if _touches(viewer, row, task.steps[n], given)), default=0)
    at = min(at, row.step)
    while at < len(task.steps):
        step = task.steps[at]
        touched = _touches(viewer, row, step, given)
        try:
            take_step(viewer, row, task, at, {**row.values, **_prefilled(viewer, row, step), **given})
        except Wrong:
            if touched:
                raise
            return
        if first_only:
            return
        at += 1


def take_step(viewer: Viewer, row: TaskRun, task: Task, at: int, given: Mapping[str, Any]) -> None:
    """Keep one step and go on to the next one that is open. Raises Wrong, ProofNeeded."""
    require_proof(task if task.proof != "fresh" else replace(task, proof="known"), viewer)
    step = task.steps[at]
    found = cleaned(step, given, situation_of(row, viewer))
    before = row.step
    row.values = {**row.values, **found}
    row.step = _next(viewer, row, task, at + 1, before)
    row.step_name = task.steps[row.step].name if row.step < len(task.steps) else "confirmation"
    row.moved_at = core.now()
    row.save(update_fields=["values", "step", "step_name", "moved_at"])
    if at >= before:
        done: Fact = TaskStepDone(**about(row), step=step.name)
        core.record(done, actor=actor_of(viewer))


def _next(viewer: Viewer, row: TaskRun, task: Task, following: int, reached: int) -> int:
    """The next step that she has not seen, or whose answers do not fit any more."""
    while following < reached:
        try:
            cleaned(task.steps[following], row.values, situation_of(row, viewer))
        except Wrong:
            return following
        following += 1
    return following


def _touches(viewer: Viewer, row: TaskRun, step: Step, given: Mapping[str, Any]) -> bool:
    return any(field.name in given for field in fields_of(step, situation_of(row, viewer)))


def _prefilled(viewer: Viewer, row: TaskRun, step: Step) -> dict[str, Any]:
    """What we know already, for programs and the assistant: people see it in the form."""
    situation = situation_of(row, viewer)
    return {
        field.name: field.known(situation)
        for field in fields_of(step, situation)
        if field.known and field.name not in row.values
    }
