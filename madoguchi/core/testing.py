"""For tests of every context: do the waiting jobs here and now; run a service on loopback."""

import contextlib
import threading
from collections.abc import Iterator
from socketserver import BaseServer
from typing import TypeVar

from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

MOST = 1000
Service = TypeVar("Service", bound=BaseServer)


@contextlib.contextmanager
def running(service: Service) -> Iterator[Service]:
    """A service on loopback while it takes requests in a thread of its own."""
    with service:
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()


def work_off(*, task: str = "") -> int:
    """Run the due jobs (of one task, or all) in the caller's connection and thread, and return how many.

    Jobs that these enqueue are run too. A job that raises stops it. Synchronous tasks only.
    """
    done = 0
    while job := _next_due(task):
        if done >= MOST:
            raise RuntimeError(f"{MOST} jobs and no end")
        _run(job)
        done += 1
    return done


def _next_due(task: str) -> ProcrastinateJob | None:
    due = ProcrastinateJob.objects.filter(status="todo", scheduled_at__isnull=True)
    if task:
        due = due.filter(task_name=task)
    return due.order_by("-priority", "id").first()


def _run(row: ProcrastinateJob) -> None:
    """As the worker would: the row goes when the job is done."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [row.id])
    task = app.tasks[row.task_name]
    job = Job(
        id=row.id, queue=row.queue_name, lock=row.lock, queueing_lock=row.queueing_lock,
        task_name=row.task_name, task_kwargs=row.args, attempts=row.attempts,
    )  # fmt: skip
    context = [JobContext(app=app, job=job, start_timestamp=0.0, abort_reason=lambda: None)]
    task.func(*(context if task.pass_context else []), **row.args)
