"""The worker process: takes jobs and does them."""

import copy

import attr
import procrastinate
from procrastinate.contrib.django import DjangoApp, app

from .failures import note_job, note_worker_died
from .live import follow
from .retry import ATTEMPTS

CONCURRENCY = 4
HEARTBEAT_EVERY = 3.0
STALLED_AFTER = 10.0
"""Seconds without a heartbeat after which a worker counts as dead and its jobs are given to others."""

LOOK_EVERY = 1.0
"""Seconds between looks for jobs whose time has come; new ones announce themselves."""


def run_worker(*, concurrency: int = CONCURRENCY, end_within: float = 1.5, forever: bool = True) -> None:
    """Do jobs until SIGTERM or SIGINT; then finish what was begun, at most `end_within` seconds.

    With `forever=False` return when no job is due (for tests). Raises when the database goes away: the
    supervisor starts the worker again.
    """
    if forever:
        follow()
    worker_app().run_worker(
        concurrency=concurrency,
        wait=forever,
        listen_notify=forever,
        install_signal_handlers=forever,
        fetch_job_polling_interval=LOOK_EVERY,
        update_heartbeat_interval=HEARTBEAT_EVERY,
        stalled_worker_timeout=STALLED_AFTER,
        shutdown_graceful_timeout=end_within,
        delete_jobs="successful",
        worker_middleware=[note_job],
    )


def worker_app() -> procrastinate.App:
    """An app with connections of its own to fetch jobs by.

    The tasks stay bound to Django's app: a job that a task defers belongs to the task's transaction. Only
    the periodic ones are enqueued by the connections of this app, which mend themselves.
    """
    beside = DjangoApp(connector=app.connector.get_worker_connector())  # type: ignore[attr-defined]
    beside.tasks = app.tasks
    for key, periodic in app.periodic_registry.periodic_tasks.items():
        task = copy.copy(periodic.task)
        task.blueprint = beside
        beside.periodic_registry.periodic_tasks[key] = attr.evolve(periodic, task=task)
    return beside


async def rescue(manager: procrastinate.manager.JobManager) -> int:
    """Give the jobs of dead workers to living ones; return how many.

    A job whose worker died at every attempt is given up like one that failed.
    """
    rescued = 0
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        try:
            if job.attempts + 1 >= ATTEMPTS:
                await note_worker_died(job)
                await manager.finish_job(job, status=procrastinate.jobs.Status.FAILED, delete_job=False)
            else:
                await manager.retry_job(job)
                rescued += 1
        except procrastinate.exceptions.ConnectorException:
            continue  # another worker was faster
    return rescued
