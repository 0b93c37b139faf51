"""The yes: what was said before it is done, once, however often and from how many windows it is sent."""

from datetime import timedelta

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import registry
from ..access import open_for
from ..events import TaskCompleted
from ..events import TaskRefused as RefusalNoted
from ..models import TaskRun
from ..runs import require_proof, shape, situation_of
from ..shapes import Run, Situation, Task, TaskRefused, TooOften, Wrong
from .telling import about, actor_of

CONFIRMED_AN_HOUR = 30


def confirm(viewer: Viewer, reference: str) -> Run:
    """Do it. A second yes gets what the first one got; what cannot be done is a run that was refused.

    Raises RunUnknown, ProofNeeded, TooOften, and Wrong when steps are still open.
    """
    who = viewer.customer_id or (viewer.staff.id if viewer.staff else 0)
    if not core.allow(f"tasks:confirm:{viewer.kind}:{who}", limit=CONFIRMED_AN_HOUR, seconds=3600):
        raise TooOften
    with transaction.atomic():
        row = open_for(viewer, reference, lock=True)
        task = registry.task_of_run(row.task, row.version)
        if row.state != "started":
            return shape(row, task)
        if row.step < len(task.steps):
            raise Wrong({"": task.steps[row.step].name})
        require_proof(task, viewer, row)
        _carry_out(row, task, situation_of(row, viewer), viewer)
        return shape(row, task)


def _carry_out(row: TaskRun, task: Task, situation: Situation, viewer: Viewer) -> None:
    row.moved_at = row.ended_at = core.now()
    row.step_name = ""
    try:
        with transaction.atomic():
            _act(row, task, situation)
    except TaskRefused as refused:
        row.state, row.refusal_code, row.refusal = "refused", refused.code[:60], refused.words
        row.save()
        core.record(RefusalNoted(**about(row), reason=row.refusal_code), actor=actor_of(viewer))
        return
    row.save()
    core.record(TaskCompleted(**about(row), conversation_id=row.conversation_id), actor=actor_of(viewer))


def _act(row: TaskRun, task: Task, situation: Situation) -> None:
    if task.check:
        task.check(situation)
    row.said = [str(line) for line in task.effects(situation)]
    outcome = task.act(situation)
    row.state, row.conversation_id = "completed", outcome.conversation_id
    row.data = {**outcome.data, "conversation_id": outcome.conversation_id}
    row.leads_to, row.number = outcome.leads_to, outcome.number
    if task.undo and task.undo_seconds and row.ended_at:
        row.undo_until = row.ended_at + timedelta(seconds=task.undo_seconds)
    row.undo_until = outcome.undo_until or row.undo_until
