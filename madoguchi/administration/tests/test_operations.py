"""Health, backups and given-up jobs, by the door of the administrator."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.core import api as core
from madoguchi.core.failures import note_failure
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
HEALTH, JOBS = "/settings/health/", "/settings/jobs/"


@pytest.fixture
def administrator() -> Client:
    return signed_in("administrator")


@pytest.fixture
def agent() -> Client:
    return signed_in("agent")


def signed_in(role: str) -> Client:
    """The browser of somebody of this role."""
    person = next(one for one in people.all_staff() if one.role == role)
    client = Client(headers={"accept-language": "en"})
    client.force_login(get_user_model().objects.get(pk=person.account_id))
    return client


def given_up(listener: str = "x") -> int:
    job_id: int = app.configure_task("core.hear", queue="facts").defer(event_id=0, listener=listener)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed', attempts = 8 WHERE id = %s", [job_id]
        )
    return job_id


def a_worker() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_each_check_says_what_it_saw_and_what_to_do(administrator):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    text = shown(administrator, HEALTH)
    assert "No worker is running" in text
    assert "Start “madoguchi worker”." in text
    assert "Something needs your attention now." in text
    assert "No backup has been made yet" in text

    a_worker()
    assert "1 worker is running" in shown(administrator, HEALTH)


def test_a_fresh_backup_is_well_an_old_one_is_not_and_a_failed_one_is_urgent(administrator):
    a_worker()
    with core.frozen(core.now() - timedelta(days=2)):
        core.note_backup(place="/backups/old.tar", size=2_000_000, files=3)
    assert "It is older than a day." in shown(administrator, HEALTH)
    core.note_backup(place="/backups/new.tar", size=2_000_000)
    assert "It is older than a day." not in shown(administrator, HEALTH)
    core.note_backup(place="/backups", problem="No space left on device")
    text = shown(administrator, HEALTH)
    assert "The last attempt failed" in text
    assert "No space left on device" in text


def test_the_plan_is_kept_and_a_wrong_one_stays_as_typed(administrator):
    response = administrator.post(HEALTH, {"on": "on", "hour": "4", "keep": "7"})
    assert (response.status_code, response["Location"]) == (302, f"{HEALTH}#backups")
    assert core.option(core.BackupPlan) == core.BackupPlan(on=True, hour=4, keep=7, with_key=False)

    response = administrator.post(HEALTH, {"on": "on", "hour": "4", "keep": "0"})
    assert response.status_code == 422
    assert core.option(core.BackupPlan).keep == 7


def test_asking_twice_makes_one_backup(administrator):
    for _ in range(2):
        assert administrator.post(f"{HEALTH}backups/").status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="core.back_up_now", status="todo").count() == 1


def test_a_given_up_job_is_shown_in_words_with_its_reason_and_tried_again(administrator):
    job_id, other = given_up("madoguchi.routing.listeners.offer"), given_up()
    note_failure(job_id, "madoguchi.core.posting.TryLater", "answer 451", "core.posting.post:52")
    text = shown(administrator, JOBS)
    assert "The mail server could not be reached or did not take it." in text
    assert "TryLater: answer 451" in text
    assert "core.posting.post:52" in text
    assert "listener routing.listeners.offer" in text

    administrator.post(f"{JOBS}retries/", {"job": str(job_id)})

    states = dict(ProcrastinateJob.objects.filter(id__in=(job_id, other)).values_list("id", "status"))
    assert states == {job_id: "todo", other: "failed"}


def test_nothing_chosen_changes_nothing_and_all_means_all(administrator):
    first, second = given_up(), given_up()
    administrator.post(f"{JOBS}removals/", {})
    assert core.count_failed_jobs() == 2
    administrator.post(f"{JOBS}removals/", {"job": [str(first), "x"]})
    assert [job.id for job in core.failed_jobs()] == [second]
    administrator.post(f"{JOBS}removals/", {"all": "1"})
    assert core.count_failed_jobs() == 0


def test_others_are_refused_and_nothing_changes(agent):
    given_up()
    for url, form in (
        (HEALTH, {"on": "on", "hour": "4", "keep": "7"}), (f"{HEALTH}backups/", {}),
        (f"{JOBS}retries/", {"all": "1"}), (f"{JOBS}removals/", {"all": "1"}),
    ):  # fmt: skip
        assert agent.post(url, form).status_code == 403
    assert core.count_failed_jobs() == 1
    assert core.option(core.BackupPlan) == core.BackupPlan()
    assert not ProcrastinateJob.objects.filter(task_name="core.back_up_now").exists()


def test_the_pages_ask_few_questions(administrator, django_assert_max_num_queries):
    for _ in range(60):
        given_up()
    with django_assert_max_num_queries(12):
        administrator.get(JOBS)
    with django_assert_max_num_queries(24):
        administrator.get(HEALTH)
