"""Jobs that fail, and workers that die."""

import asyncio

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.core import api as core
from madoguchi.core.retry import ATTEMPTS
from madoguchi.core.worker import rescue, run_worker, worker_app

from . import facts
from .facts import BoxLost, BoxOpened

pytestmark = pytest.mark.usefixtures("no_jobs")
committed = pytest.mark.django_db(transaction=True)


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def record(fact: BoxOpened | BoxLost) -> None:
    with transaction.atomic():
        core.record(fact, actor=core.SYSTEM)


def a_dead_workers_job(*, lock: str | None = None, attempts: int = 0) -> int:
    """A job in the hands of a worker that was killed half a minute ago."""
    job_id = app.configure_task("core.hear", queue="facts", lock=lock).defer(event_id=0, listener="x")
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '30 s')")
    sql(
        "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s,"
        " worker_id = (SELECT max(id) FROM procrastinate_workers) WHERE id = %s",
        attempts, job_id,
    )  # fmt: skip
    return job_id


def worker_of(job_id: int) -> int:
    worker: int = ProcrastinateJob.objects.values_list("worker_id", flat=True).get(id=job_id)
    return worker


def rescue_now() -> int:
    async def go() -> int:
        async with worker_app().open_async() as opened:
            return await rescue(opened.job_manager)

    return asyncio.run(go())


@committed
def test_the_worker_lets_each_listener_hear_and_leaves_no_finished_job():
    record(BoxOpened(7))

    run_worker(forever=False)

    assert [fact for fact, _ in facts.HEARD] == [BoxOpened(7), BoxOpened(7)]
    assert not ProcrastinateJob.objects.filter(task_name="core.hear").exists()


@committed
def test_a_failing_job_waits_longer_each_time_and_is_given_up_at_last():
    record(BoxLost())
    waits = []
    for _ in range(ATTEMPTS - 1):
        run_worker(forever=False)
        job = ProcrastinateJob.objects.get(task_name="core.hear")
        assert (job.status, core.count_failed_jobs()) == ("todo", 0)
        failed_at = job.procrastinateevent_set.filter(type="deferred_for_retry").latest().at
        waits.append((job.scheduled_at - failed_at).total_seconds())
        sql("UPDATE procrastinate_jobs SET scheduled_at = NULL")

    run_worker(forever=False)

    assert all(b > 1.5 * a for a, b in zip(waits, waits[1:], strict=False))
    assert 1 < waits[0] < 3
    (failed,) = core.failed_jobs()
    assert (failed.task, failed.attempts) == ("core.hear", ATTEMPTS)
    assert failed.arguments["listener"] == "madoguchi.core.tests.facts.fail"
    assert failed.failed_at is not None


@pytest.mark.django_db
def test_a_job_that_was_given_up_can_be_tried_again():
    record(BoxOpened(7))
    sql("UPDATE procrastinate_jobs SET status = 'failed'")
    first, second = core.failed_jobs()

    core.retry_failed_job(first.id)

    assert [job.id for job in core.failed_jobs()] == [second.id]
    assert ProcrastinateJob.objects.get(id=first.id).status == "todo"
    with pytest.raises(LookupError):
        core.retry_failed_job(first.id)


@committed
def test_the_jobs_of_dead_workers_are_given_to_living_ones_also_under_a_lock():
    free = a_dead_workers_job()
    locked = a_dead_workers_job(lock="conversation:1")
    deadly = a_dead_workers_job(attempts=ATTEMPTS - 1)
    held = a_dead_workers_job()
    sql("UPDATE procrastinate_workers SET last_heartbeat = now() WHERE id = %s", worker_of(held))

    assert rescue_now() == 2
    assert rescue_now() == 0

    states = {job.id: (job.status, job.attempts) for job in ProcrastinateJob.objects.all()}
    assert states == {
        free: ("todo", 1),
        locked: ("todo", 1),
        deadly: ("failed", ATTEMPTS),
        held: ("doing", 0),
    }
    assert [job.id for job in core.failed_jobs()] == [deadly]


@pytest.mark.django_db
def test_a_job_enqueued_by_a_job_belongs_to_its_transaction():
    """The worker fetches by connections of its own, but the tasks write by Django's."""
    assert worker_app().connector is not app.connector
    assert app.tasks["core.hear"].blueprint.connector is app.connector  # type: ignore[attr-defined]
