"""The rows of runs: how one is found, and what it is for other rooms."""

from datetime import datetime, timedelta

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import registry
from .models import TaskRun
from .shapes import FRESH_MINUTES, VOUCHED, ProofNeeded, Run, Situation, Task


def shape(row: TaskRun, task: Task | None = None) -> Run:
    """The row as it crosses the door."""
    return Run(
        reference=row.reference, task=task or registry.task_of_run(row.task, row.version),
        customer_id=row.customer_id, state=row.state, step=row.step, via=row.via,  # type: ignore[arg-type]
        values=row.values, started_at=row.started_at, moved_at=row.moved_at, ended_at=row.ended_at,
        undo_until=row.undo_until, said=tuple(row.said), refusal=row.refusal,
        conversation_id=row.conversation_id, leads_to=row.leads_to, number=row.number or row.reference,
        proven_at=row.proven_at, acted_by=row.acted_by_id,
        staff_id=row.staff_id, vouched=row.vouched,
    )  # fmt: skip


def situation_of(row: TaskRun, viewer: Viewer) -> Situation:
    """What the declaration looks at."""
    return Situation(
        viewer=viewer, customer_id=row.customer_id, values=row.values, language=row.language, via=row.via,
        act_id=f"task:{row.reference}", page_url=row.page_url,
    )  # fmt: skip


def require_proof(task: Task, viewer: Viewer, row: TaskRun | None = None) -> None:
    """Raises ProofNeeded unless the viewer has proven who she is as the task wants it; staff vouch for her
    before the yes."""
    if task.proof == "none":
        return
    if viewer.is_staff:
        if row is not None and row.vouched not in VOUCHED[task.proof]:
            raise ProofNeeded("vouched")
        return
    customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    if customer is None or not customer.proven:
        raise ProofNeeded("known")
    if task.proof == "fresh" and not people.freshly_proven(viewer) and not _proven_within(row):
        raise ProofNeeded("fresh")


def _proven_within(row: TaskRun | None) -> bool:
    """Whether the run itself saw a proof, given through a program or the assistant."""
    since = core.now() - timedelta(minutes=FRESH_MINUTES)
    return row is not None and row.proven_at is not None and row.proven_at > since


def done_since(code: str, customer_id: int, since: datetime) -> bool:
    """Whether this customer completed the task after that moment."""
    found = TaskRun.objects.filter(task=code, customer_id=customer_id, state="completed")
    return found.filter(ended_at__gte=since).exists()
