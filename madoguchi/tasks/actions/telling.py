"""What every fact about a run says."""

from typing import Any

from ..models import TaskRun


def about(row: TaskRun) -> dict[str, Any]:
    """The fields of a fact."""
    return {"run_id": row.pk, "customer_id": row.customer_id, "task": row.task, "via": row.via}
