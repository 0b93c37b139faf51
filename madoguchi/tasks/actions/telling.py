"""What every fact about a run says, and who did it."""

from typing import Any

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..models import TaskRun


def about(row: TaskRun) -> dict[str, Any]:
    """The fields of a fact."""
    return {"run_id": row.pk, "customer_id": row.customer_id, "task": row.task, "via": row.via}


def actor_of(viewer: Viewer) -> core.Actor:
    """The viewer as the one who acts."""
    if viewer.staff is not None:
        return core.staff(viewer.staff.id)
    return core.customer(viewer.customer_id) if viewer.customer_id is not None else core.SYSTEM
