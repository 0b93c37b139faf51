"""Jobs that were given up: seen with their reason, counted, tried again, discarded."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from .clock import now
from .models import JobFailure
from .shapes import FailedJob

FAILED = "failed"


def failed_jobs(limit: int = 100, offset: int = 0) -> tuple[FailedJob, ...]:
    """Jobs that failed at their last attempt, newest first; three queries."""
    rows = list(ProcrastinateJob.objects.filter(status=FAILED).order_by("-id")[offset : offset + limit])
    ids = [row.id for row in rows]
    events = ProcrastinateEvent.objects.filter(job_id__in=ids, type=FAILED)
    at = dict(events.values_list("job_id").annotate(Max("at")))
    reasons = JobFailure.objects.in_bulk(ids)
    return tuple(_failed_job(row, at, reasons.get(row.id)) for row in rows)


def _failed_job(row: ProcrastinateJob, at: dict[int, datetime], reason: JobFailure | None) -> FailedJob:
    kind, text, where = (reason.kind, reason.text, reason.raised_in) if reason else ("", "", "")
    return FailedJob(row.id, row.task_name, row.args, row.attempts, at.get(row.id), kind, text, where)


def count_failed_jobs() -> int:
    """How many jobs were given up."""
    return ProcrastinateJob.objects.filter(status=FAILED).count()


def retry_failed_job(id: int) -> None:
    """Try a job once more that was given up; raises LookupError when it is none of these."""
    if not retry_failed_jobs((id,)):
        raise LookupError(id)


def retry_failed_jobs(ids: Collection[int] | None = None) -> int:
    """Try these jobs (or all) once more, those among them that were given up; how many."""
    return sum(_retry(id_) for id_ in _given_up(ids))


def discard_failed_jobs(ids: Collection[int] | None = None) -> int:
    """Remove these jobs (or all) that were given up: they will never be done; how many."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DISCARD, {"ids": None if ids is None else list(ids)})
        return int(cursor.rowcount)


def _given_up(ids: Collection[int] | None) -> list[int]:
    rows = ProcrastinateJob.objects.filter(status=FAILED)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return list(rows.order_by("id").values_list("id", flat=True))


def _retry(id_: int) -> bool:
    """False when somebody else was faster, or the same work waits already."""
    with suppress(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_RETRY, [now(), id_])
        return bool(cursor.rowcount)
    return False


_RETRY = """
UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = %s
WHERE id = %s AND status = 'failed'
"""

_DISCARD = """
DELETE FROM procrastinate_jobs
WHERE status = 'failed' AND (%(ids)s::bigint[] IS NULL OR id = ANY(%(ids)s::bigint[]))
"""
