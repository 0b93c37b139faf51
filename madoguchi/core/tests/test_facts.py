"""What happens when something happened."""

import datetime
from uuid import UUID

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.core import api as core
from madoguchi.core.models import Event
from madoguchi.core.testing import work_off

from . import facts
from .facts import BoxLost, BoxOpened, BoxSold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]
BOX = 900_000_007
NOON = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
OPENED = BoxOpened(BOX, 3, NOON, UUID(int=5), (1, 2))


def last_event() -> int:
    return Event.objects.aggregate(last=Max("id"))["last"] or 0


def test_the_log_has_the_attributes_of_cloudevents():
    with core.frozen(NOON):
        id_ = core.record(OPENED, actor=core.staff(4))

    (event,) = core.history(conversation_id=BOX)
    assert event.id == id_
    assert (event.source, event.type, event.subject) == ("/core", "core.box_opened", f"conversation/{BOX}")
    assert event.time == NOON
    assert (event.conversation_id, event.customer_id, event.actor) == (BOX, 3, core.staff(4))
    assert event.data["parts"] == [1, 2]
    assert core.fact_of(event) == OPENED


def test_each_durable_listener_hears_it_by_a_job_of_its_own():
    core.record(OPENED, actor=core.SYSTEM)

    assert facts.HEARD == []
    assert work_off() == 2
    assert [fact for fact, _ in facts.HEARD] == [OPENED, OPENED]
    assert facts.HEARD[0][1].type == "core.box_opened"


def test_a_listener_for_some_facts_only_costs_no_job_for_the_others():
    core.record_all([BoxSold(100), BoxSold(101)], actor=core.SYSTEM)

    assert ProcrastinateJob.objects.count() == 1
    assert work_off() == 1
    assert [fact for fact, _ in facts.HEARD] == [BoxSold(101)]


def test_two_statements_also_for_several_facts(django_assert_num_queries):
    with django_assert_num_queries(2):
        core.record(OPENED, actor=core.SYSTEM)
    with django_assert_num_queries(2):
        ids = core.record_all([OPENED, BoxOpened(8), BoxLost()], actor=core.SYSTEM)

    assert ids == tuple(sorted(ids))
    assert [e.type for e in core.history(after=ids[0] - 1)] == [
        "core.box_opened", "core.box_opened", "core.box_lost",
    ]  # fmt: skip
    assert ProcrastinateJob.objects.count() == 2 + 5


def test_no_listener_no_further_statement(django_assert_num_queries, settings):
    settings.MADOGUCHI_LISTENERS = "madoguchi.core.tests.test_facts.NOBODY"
    with django_assert_num_queries(1):
        core.record(BoxLost(), actor=core.SYSTEM)


NOBODY: dict[type, object] = {}


@pytest.mark.django_db(transaction=True)
def test_a_rollback_leaves_nothing_and_without_a_transaction_nothing_begins():
    before = last_event()
    with transaction.atomic():
        core.record(OPENED, actor=core.SYSTEM)
        transaction.set_rollback(True)

    assert core.history(after=before) == ()
    assert ProcrastinateJob.objects.count() == 0
    with pytest.raises(RuntimeError, match="transaction"):
        core.record(OPENED, actor=core.SYSTEM)
    assert last_event() == before


@pytest.mark.parametrize("change", ["UPDATE core_event SET type = 'x'", "DELETE FROM core_event"])
def test_the_log_cannot_be_changed(change):
    core.record(OPENED, actor=core.SYSTEM)

    with pytest.raises(ProgrammingError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)

    assert isinstance(refused.value.__cause__, psycopg.errors.RaiseException)
    assert core.history(conversation_id=BOX)[0].type == "core.box_opened"


def test_history_goes_on_after_an_id():
    ids = core.record_all([BoxOpened(BOX), BoxOpened(8), BoxOpened(BOX)], actor=core.SYSTEM)

    assert [e.id for e in core.history(conversation_id=BOX)] == [ids[0], ids[2]]
    assert [e.id for e in core.history(conversation_id=BOX, after=ids[0])] == [ids[2]]
    assert [e.id for e in core.history(after=ids[0] - 1, limit=1)] == [ids[0]]
    assert core.history(conversation_id=BOX, customer_id=99) == ()


def test_equal_nudges_are_sent_once(django_assert_num_queries):
    with django_assert_num_queries(1) as captured:
        core.nudge(core.Nudge("inbox:0", "me"), core.Nudge("inbox:0", "me"))
    assert captured.captured_queries[0]["sql"].count("inbox:0 me") == 1


def test_a_fact_carries_no_objects():
    with pytest.raises(TypeError):
        core.record(BoxOpened(BOX, parts=(object(),)), actor=core.SYSTEM)  # type: ignore[arg-type]


def test_fields_of_another_release_are_left_out():
    assert BoxOpened.from_json({"conversation_id": 1, "colour": "red"}) == BoxOpened(1)
