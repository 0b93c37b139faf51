"""What workers do and why jobs fail: in the log and beside the job, in words that name no person."""

import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from procrastinate import JobContext
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from .clock import now
from .impersonal import impersonal, kind_of, raised_in
from .models import JobFailure

KEEP = timedelta(days=1)
WORKER_DIED = "WorkerDied"
"""The reason of a job whose worker ended at every attempt."""

log = logging.getLogger("madoguchi.jobs")


def note_failure(job_id: int | None, kind: str, text: str = "", where: str = "") -> None:
    """Remember why this job failed last; an earlier reason is replaced.

    The thread may have waited for hours: a connection that died meanwhile is replaced by a new one.
    """
    if not connection.in_atomic_block:
        close_old_connections()
    try:
        JobFailure.objects.update_or_create(
            job_id=job_id, defaults={"at": now(), "kind": kind, "text": text, "raised_in": where}
        )
    finally:
        if not connection.in_atomic_block:
            connection.close()


async def note_job(go_on: Callable[[], Awaitable[Any]], context: JobContext, worker: object) -> Any:
    """Around every job of a worker: a line in the log, and when it fails, its reason is kept."""
    began = time.perf_counter()
    try:
        result = await go_on()
    except Exception as error:
        _tell(context.job, "failed", began)
        await _note(context.job, error)
        raise
    _tell(context.job, "done", began)
    return result


def _tell(job: Job, outcome: str, began: float) -> None:
    milliseconds = round((time.perf_counter() - began) * 1000, 1)
    log.info("job", extra={"facts": {"job": job.id, "task": job.task_name, "attempt": job.attempts + 1,
                                     "outcome": outcome, "ms": milliseconds}})  # fmt: skip


async def _note(job: Job, error: Exception) -> None:
    reason = kind_of(error), impersonal(str(error)), raised_in(error)
    try:
        await sync_to_async(note_failure)(job.id, *reason)
    except Exception:
        log.exception("the reason of a failed job could not be kept")


async def note_worker_died(job: Job) -> None:
    """Remember that nobody could do this job: its worker ended every time."""
    await sync_to_async(note_failure)(job.id, WORKER_DIED)


@sync_to_async
def forget_old() -> None:
    """Remove the reasons of jobs that are done or gone."""
    old = JobFailure.objects.filter(at__lt=now() - KEEP)
    old.exclude(job_id__in=ProcrastinateJob.objects.values("id")).delete()
