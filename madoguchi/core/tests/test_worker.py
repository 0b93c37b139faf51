"""Jobs that fail, and workers that die."""

import asyncio
import datetime

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.core import api as core
from madoguchi.core.retry import ATTEMPTS
from madoguchi.core.worker import rescue, run_worker, worker_app

from . import facts
from .facts import BoxLost, BoxOpened

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_jobs")]


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


def rescue_now() -> int:
    async def go() -> int:
        async with worker_app().open_async() as opened:
            return await rescue(opened.job_manager)

    return asyncio.run(go())


def test_the_worker_lets_each_listener_hear_and_leaves_no_finished_job():
    record(BoxOpened(7))

    run_worker(forever=False)

    assert [fact for fact, _ in facts.HEARD] == [BoxOpened(7), BoxOpened(7)]
    assert not ProcrastinateJob.objects.filter(task_name="core.hear").exists()


def test_a_failing_job_waits_longer_each_time_and_is_given_up_at_last():
    record(BoxLost())
    waits = []
    for _ in range(ATTEMPTS - 1):
        run_worker(forever=False)
        job = ProcrastinateJob.objects.get(task_name="core.hear")
        assert (job.status, core.count_failed_jobs()) == ("todo", 0)
        waits.append((job.scheduled_at - datetime.datetime.now(datetime.UTC)).total_seconds())
        sql("UPDATE procrastinate_jobs SET scheduled_at = NULL")

    run_worker(forever=False)

    assert all(b > 1.5 * a for a, b in zip(waits, waits[1:], strict=False))
    assert 1 < waits[0] < 3
    (failed,) = core.failed_jobs()
    assert (failed.task, failed.attempts) == ("core.hear", ATTEMPTS)
    assert failed.arguments["listener"] == "madoguchi.core.tests.facts.fail"
    assert failed.failed_at is not None


def test_a_job_that_was_given_up_can_be_tried_again():
    record(BoxOpened(7))
    sql("UPDATE procrastinate_jobs SET status = 'failed'")
    first, second = core.failed_jobs()

    core.retry_failed_job(first.id)
    run_worker(forever=False)

    assert len(facts.HEARD) == 1
    assert [job.id for job in core.failed_jobs()] == [second.id]
    with pytest.raises(LookupError):
        core.retry_failed_job(first.id)


@pytest.mark.parametrize("lock", [None, "conversation:1"])
def test_the_job_of_a_dead_worker_is_given_to_a_living_one(lock):
    job_id = a_dead_workers_job(lock=lock)

    assert rescue_now() == 1
    assert rescue_now() == 0

    job = ProcrastinateJob.objects.get(id=job_id)
    assert (job.status, job.attempts) == ("todo", 1)


def test_the_job_of_a_living_worker_is_left_to_it():
    job_id = a_dead_workers_job()
    sql("UPDATE procrastinate_workers SET last_heartbeat = now()")

    assert rescue_now() == 0
    assert ProcrastinateJob.objects.get(id=job_id).status == "doing"


def test_a_job_that_kills_every_worker_is_given_up():
    job_id = a_dead_workers_job(attempts=ATTEMPTS - 1)

    assert rescue_now() == 0
    assert [job.id for job in core.failed_jobs()] == [job_id]


def test_a_job_enqueued_by_a_job_belongs_to_its_transaction():
    """The worker fetches by connections of its own, but the tasks write by Django's."""
    assert worker_app().connector is not app.connector
    assert app.tasks["core.hear"].blueprint.connector is app.connector  # type: ignore[attr-defined]
