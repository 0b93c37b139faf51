"""Who may see which run, and the only ways to obtain one.

A customer sees her own. While she acts for somebody, she sees what she herself began for that person, as far
as the mandate goes. Staff who work with customers see all; editors and strangers none.
"""

from django.db.models import QuerySet

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import registry
from .models import TaskRun
from .shapes import RunUnknown, Task, TaskRefused, TaskUnknown
from .words import only_herself


def visible_to(viewer: Viewer) -> QuerySet[TaskRun]:
    """The runs that this viewer may see."""
    if viewer.customer_id is None:
        return TaskRun.objects.all() if viewer.may_see_conversations else TaskRun.objects.none()
    if viewer.acting is None:
        return TaskRun.objects.filter(customer_id=viewer.customer_id)
    codes = [task.code for task in registry.declared() if may_do(viewer, task)]
    return TaskRun.objects.filter(
        customer_id=viewer.acting.customer_id, acted_by_id=viewer.customer_id, task__in=codes
    )


def open_for(viewer: Viewer, reference: str, *, lock: bool = False) -> TaskRun:
    """The run, when the viewer may see it. Raises RunUnknown, alike for "none" and "no"."""
    rows = TaskRun.objects.select_for_update(of=("self",), no_key=True) if lock else TaskRun.objects
    row = rows.filter(reference=reference).first()
    if row is None or not _may_see(viewer, row):
        raise RunUnknown(reference)
    return row


def about_whom(viewer: Viewer, task: Task, on_behalf_of: int | None = None) -> int | None:
    """Whose matter it is when this viewer does the task; None for somebody whom nobody knows.

    Staff name the customer. Raises TaskRefused("scope") when a representative may not do it, and
    ("customer_only") when staff may not.
    """
    if viewer.is_staff:
        if task.customer_only:
            raise TaskRefused("customer_only", str(task.customer_only))
        return on_behalf_of if viewer.may_see_conversations else None
    if viewer.acting is None:
        return viewer.customer_id
    if not may_do(viewer, task):
        raise TaskRefused("scope", only_herself(viewer.acting.name))
    return viewer.acting.customer_id


def may_do(viewer: Viewer, task: Task) -> bool:
    """Whether she may do it for whom she acts now; for herself always."""
    if viewer.acting is None:
        return True
    return bool(task.scope) and bool(people.represented(viewer, task.scope))  # type: ignore[arg-type]


def _may_see(viewer: Viewer, row: TaskRun) -> bool:
    if viewer.customer_id is None:
        return viewer.may_see_conversations
    if viewer.acting is None:
        return viewer.customer_id == row.customer_id
    task = _task(row)
    hers = row.acted_by_id == viewer.customer_id and row.customer_id == viewer.acting.customer_id
    return hers and task is not None and may_do(viewer, task)


def _task(row: TaskRun) -> Task | None:
    try:
        return registry.task_of_run(row.task, row.version)
    except TaskUnknown:
        return None
