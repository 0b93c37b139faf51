"""The yes: what was said before it is done, once, however often and from how many windows it is sent."""

from datetime import timedelta

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import registry
from ..access import open_for
from ..actor import actor_of
from ..events import TaskCompleted
from ..events import TaskRefused as RefusalNoted
from ..models import TaskRun
from ..runs import require_proof, shape, situation_of
from ..shapes import Run, Situation, Task, TaskRefused, TooOften, Wrong
from .telling import about

CONFIRMED_AN_HOUR = 30


def confirm(viewer: Viewer, reference: str) -> Run:
    """Do it. A second yes gets what the first one got; what cannot be done is a run that was refused.

    Raises RunUnknown, ProofNeeded, TooOften, and Wrong when steps are still open.
    """
    who = viewer.customer_id or (viewer.staff.id if viewer.staff else 0)
    if not core.allow(f"tasks:confirm:{viewer.kind}:{who}", limit=CONFIRMED_AN_HOUR, seconds=3600):
        raise TooOften
    ahead = _ahead(viewer, reference)
    with transaction.atomic():
        row = open_for(viewer, reference, lock=True)
        task = registry.task_of_run(row.task, row.version)
        if _ready(viewer, row, task):
            _carry_out(row, task, situation_of(row, viewer), viewer, ahead)
        return shape(row, task)


def _ready(viewer: Viewer, row: TaskRun, task: Task) -> bool:
    """Whether only the yes is missing; False when it was given before. Raises Wrong, ProofNeeded."""
    if row.state != "started":
        return False
    if row.step < len(task.steps):
        raise Wrong({"": task.steps[row.step].name})
    require_proof(task, viewer, row)
    return True


def _ahead(viewer: Viewer, reference: str) -> str | TaskRefused:
    """What has to happen before the transaction: the page that it leads to, or why it may not be."""
    row = open_for(viewer, reference)
    task = registry.task_of_run(row.task, row.version)
    if task.before is None or not _ready(viewer, row, task):
        return ""
    try:
        return task.before(situation_of(row, viewer))
    except TaskRefused as refused:
        return refused


def _carry_out(
    row: TaskRun, task: Task, situation: Situation, viewer: Viewer, ahead: str | TaskRefused
) -> None:
    row.moved_at = row.ended_at = core.now()
    row.step_name = ""
    try:
        with transaction.atomic():
            if isinstance(ahead, TaskRefused):
                raise ahead
            _act(row, task, situation, ahead)
    except TaskRefused as refused:
        row.state, row.refusal_code, row.refusal = "refused", refused.code[:60], refused.words
        row.save()
        core.record(RefusalNoted(**about(row), reason=row.refusal_code), actor=actor_of(viewer))
        return
    row.save()
    core.record(TaskCompleted(**about(row), conversation_id=row.conversation_id), actor=actor_of(viewer))


def _act(row: TaskRun, task: Task, situation: Situation, ahead: str) -> None:
    if task.check:
        task.check(situation)
    row.said = [str(line) for line in task.effects(situation)]
    outcome = task.act(situation)
    row.state, row.conversation_id = "completed", outcome.conversation_id
    row.data = {**outcome.data, "conversation_id": outcome.conversation_id}
    row.leads_to, row.number = ahead or outcome.leads_to, outcome.number
    if task.undo and task.undo_seconds and row.ended_at:
        row.undo_until = row.ended_at + timedelta(seconds=task.undo_seconds)
    row.undo_until = outcome.undo_until or row.undo_until
