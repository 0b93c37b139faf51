"""Why jobs fail: kept beside the job, in words that name no person."""

import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from .clock import now
from .models import JobFailure

OURS = "/madoguchi/"
LONGEST = 300
PLACES = 3
KEEP = timedelta(days=1)
ROW_CONTENTS = re.compile(r"\s*^(DETAIL|CONTEXT|Detail|Kontext):.*$", re.MULTILINE)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|「[^」]*」")
ADDRESS = re.compile(r"\S+@\S+")
DIGITS = re.compile(r"\d{4,}")
WORKER_DIED = "WorkerDied"
"""The reason of a job whose worker ended at every attempt."""

log = logging.getLogger(__name__)


def note_failure(job_id: int | None, kind: str, text: str = "", where: str = "") -> None:
    """Remember why this job failed last; an earlier reason is replaced."""
    try:
        JobFailure.objects.update_or_create(
            job_id=job_id, defaults={"at": now(), "kind": kind, "text": text, "raised_in": where}
        )
    finally:
        if not connection.in_atomic_block:
            connection.close()


async def note_failures(
    go_on: Callable[[], Awaitable[Any]], context: JobContext, worker: object
) -> Any:
    """Around every job of a worker: when it fails, its reason is kept."""
    try:
        return await go_on()
    except Exception as error:
        try:
            await sync_to_async(note_failure)(
                context.job.id, kind_of(error), impersonal(str(error)), raised_in(error)
            )
        except Exception:
            log.exception("the reason of a failed job could not be kept")
        raise


async def note_worker_died(job: Job) -> None:
    """Remember that nobody could do this job: its worker ended every time."""
    await sync_to_async(note_failure)(job.id, WORKER_DIED)


def kind_of(error: BaseException) -> str:
    """The name of the error's class with its module."""
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def impersonal(text: str) -> str:
    """The first words of an error without row contents, quotations, addresses and long numbers."""
    text = ROW_CONTENTS.sub("", text)
    for pattern in (ADDRESS, QUOTED, DIGITS):
        text = pattern.sub("…", text)
    return " ".join(text.split())[:LONGEST]


def raised_in(error: BaseException) -> str:
    """The innermost places in our own code, outermost first: "core.posting.post:31 → …"."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OURS in frame.filename and frame.filename != __file__]
    return " → ".join(_place(frame) for frame in (ours or frames)[-PLACES:])


def _place(frame: traceback.FrameSummary) -> str:
    module = frame.filename.rpartition(OURS)[2].removesuffix(".py").replace("/", ".")
    return f"{module}.{frame.name}:{frame.lineno}"


@sync_to_async
def forget_old() -> None:
    """Remove the reasons of jobs that are done or gone."""
    old = JobFailure.objects.filter(at__lt=now() - KEEP)
    old.exclude(job_id__in=ProcrastinateJob.objects.values("id")).delete()
