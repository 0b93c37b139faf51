"""Other ends of a run: taken back, given up, help was enough, refused before the yes, forgotten."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import registry
from ..access import open_for
from ..actor import actor_of
from ..events import TaskLeft, TaskUndone
from ..events import TaskRefused as RefusalNoted
from ..models import TaskRun
from ..runs import shape, situation_of
from ..shapes import Run, TaskRefused
from .telling import about

FORGOTTEN = timedelta(days=14)
"""A run that nobody went on with for so long is given up, and what was typed goes."""
AT_ONCE = 500


@transaction.atomic
def undo(viewer: Viewer, reference: str) -> Run:
    """Take it back while there is time; a second time changes nothing.

    Raises RunUnknown, and TaskRefused with the reason in words.
    """
    row = open_for(viewer, reference, lock=True)
    task = registry.task_of_run(row.task, row.version)
    run = shape(row, task)
    if row.state == "undone":
        return run
    if task.undo is None or not run.undoable(core.now()):
        raise TaskRefused("too_late", _("This can no longer be taken back here. Please ask our staff."))
    task.undo(situation_of(row, viewer), row.data)
    row.state = "undone"
    row.moved_at = core.now()
    row.save(update_fields=["state", "moved_at"])
    core.record(TaskUndone(**about(row), conversation_id=row.conversation_id), actor=actor_of(viewer))
    return shape(row, task)


@transaction.atomic
def leave(viewer: Viewer, reference: str, *, helped: bool = False) -> Run:
    """Give it up, or say that the help on the way was enough; what was typed goes. Raises RunUnknown."""
    row = open_for(viewer, reference, lock=True)
    if row.state == "started":
        _end(row, "helped" if helped else "abandoned", actor_of(viewer))
    return shape(row)


@transaction.atomic
def refuse(viewer: Viewer, reference: str, why: TaskRefused) -> Run:
    """It cannot be done, as was found before the yes; what was typed goes. Raises RunUnknown."""
    row = open_for(viewer, reference, lock=True)
    if row.state == "started":
        row.state, row.ended_at, row.values = "refused", core.now(), {}
        row.refusal_code, row.refusal = why.code[:60], why.words
        row.save(update_fields=["state", "ended_at", "values", "refusal_code", "refusal"])
        core.record(RefusalNoted(**about(row), reason=row.refusal_code), actor=actor_of(viewer))
    return shape(row)


@transaction.atomic
def forget_left(limit: int = AT_ONCE) -> int:
    """Give up runs that nobody goes on with; how many."""
    old = TaskRun.objects.filter(state="started", moved_at__lt=core.now() - FORGOTTEN)
    rows = list(old.select_for_update(skip_locked=True, of=("self",)).order_by("moved_at")[:limit])
    for row in rows:
        _end(row, "abandoned", core.SYSTEM)
    return len(rows)


def _end(row: TaskRun, state: str, actor: core.Actor) -> None:
    row.state, row.ended_at, row.values = state, core.now(), {}
    row.save(update_fields=["state", "ended_at", "values"])
    core.record(TaskLeft(**about(row), step=row.step_name, helped=state == "helped"), actor=actor)
