"""Jobs that were given up: why, and what a person may do with them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.core import api as core
from madoguchi.core.failures import note_failure
from madoguchi.core.impersonal import impersonal
from madoguchi.core.retry import ATTEMPTS
from madoguchi.core.worker import run_worker

pytestmark = [pytest.mark.usefixtures("no_jobs"), pytest.mark.django_db(transaction=True)]


def given_up(**how: object) -> int:
    job_id = app.configure_task("core.hear", queue="facts", **how).defer(event_id=0, listener="x")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed', attempts = 8 WHERE id = %s", [job_id]
        )
    return job_id


def states() -> dict[int, str]:
    return dict(ProcrastinateJob.objects.values_list("id", "status"))


def at_once(*acts):
    def run(act):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def one_fails_for_good() -> core.FailedJob:
    job_id = app.configure_task("core.hear", queue="facts").defer(event_id=0, listener="x")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = %s WHERE id = %s", [ATTEMPTS - 1, job_id])
    run_worker(forever=False)
    (job,) = core.failed_jobs()
    assert job.id == job_id
    return job


def test_a_job_that_fails_keeps_its_reason_and_its_place_in_the_code():
    job = one_fails_for_good()
    assert job.kind == "madoguchi.core.models.Event.DoesNotExist"
    assert job.raised_in.startswith("core.jobs.hear:")
    assert "does not exist" in job.text


async def cut_the_waiting_thread_off() -> None:
    """The thread that notes failures loses its connection, as it does when the database starts again."""

    def hold() -> int:
        connection.ensure_connection()
        return connection.connection.info.backend_pid

    def cut(process: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        connection.close()

    await sync_to_async(cut, thread_sensitive=False)(await sync_to_async(hold)())


def test_the_reason_is_kept_though_the_connection_died_while_nothing_failed():
    asyncio.run(cut_the_waiting_thread_off())
    assert one_fails_for_good().kind == "madoguchi.core.models.Event.DoesNotExist"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("duplicate key\nDETAIL:  Key (value)=(hana@example.jp) already exists.", "duplicate key"),
        ("no mail to hana@example.jp or 03-1234-5678", "no mail to … or 03-…-…"),
        ("cannot read 'ケトルが動きません' or 「佐藤」", "cannot read … or …"),
        ("x" * 1000, "x" * 300),
    ],
)
def test_a_reason_names_nobody(said, kept):
    assert impersonal(said) == kept


def test_pressed_twice_at_once_a_job_is_tried_again_once():
    job_id = given_up()
    done = at_once(*[lambda: core.retry_failed_jobs((job_id,))] * 4)
    assert sorted(done) == [0, 0, 0, 1]
    assert states() == {job_id: "todo"}


def test_one_or_all_are_tried_again_and_the_others_stay():
    first, second, third = given_up(), given_up(), given_up()
    core.retry_failed_job(second)
    assert states() == {first: "failed", second: "todo", third: "failed"}
    assert core.retry_failed_jobs() == 2
    assert set(states().values()) == {"todo"}
    with pytest.raises(LookupError):
        core.retry_failed_job(first)


def test_work_that_waits_already_is_not_doubled():
    lost = given_up(queueing_lock="only one")
    waiting = app.configure_task("core.hear", queueing_lock="only one").defer(event_id=0, listener="x")
    assert core.retry_failed_jobs() == 0
    assert states() == {lost: "failed", waiting: "todo"}


def test_one_or_all_are_discarded_but_never_what_still_waits():
    first, second = given_up(), given_up()
    waiting = app.configure_task("core.hear").defer(event_id=0, listener="x")
    assert core.discard_failed_jobs((first, waiting)) == 1
    assert states() == {second: "failed", waiting: "todo"}
    assert core.discard_failed_jobs() == 1
    assert states() == {waiting: "todo"}


def test_a_later_reason_replaces_the_earlier():
    job_id = given_up()
    note_failure(job_id, "OSError", "first")
    note_failure(job_id, "ValueError", "second")
    assert [(j.kind, j.text) for j in core.failed_jobs()] == [("ValueError", "second")]
