"""Jobs that were given up: seen, counted, tried again."""

from django.db.models import Max
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from .clock import now
from .shapes import FailedJob

FAILED = "failed"


def failed_jobs(limit: int = 100) -> tuple[FailedJob, ...]:
    """Jobs that failed at their last attempt, newest first."""
    rows = list(ProcrastinateJob.objects.filter(status=FAILED).order_by("-id")[:limit])
    events = ProcrastinateEvent.objects.filter(job_id__in=[row.id for row in rows], type=FAILED)
    at = dict(events.values_list("job_id").annotate(Max("at")))
    return tuple(FailedJob(row.id, row.task_name, row.args, row.attempts, at.get(row.id)) for row in rows)


def count_failed_jobs() -> int:
    """How many jobs were given up."""
    return ProcrastinateJob.objects.filter(status=FAILED).count()


def retry_failed_job(id: int) -> None:
    """Try a job once more that was given up; raises LookupError when it is none of these."""
    if not ProcrastinateJob.objects.filter(id=id, status=FAILED).exists():
        raise LookupError(id)
    app.job_manager.retry_job_by_id(id, retry_at=now())
