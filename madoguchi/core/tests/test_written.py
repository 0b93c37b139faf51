"""Statements that are written once: the same rows as Django's own, by a plan that the connection keeps."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, connections

from madoguchi.core import api as core
from madoguchi.core.models import Allowance, Option

pytestmark = pytest.mark.django_db
NAME = "core.written"


def plans(part: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE strpos(statement, %s) > 0", [part])
        return cursor.fetchone()[0]


@pytest.fixture
def kept():
    given = {"changed_at": core.now(), "value": {"watts": [40]}}
    return Option.objects.create(name=NAME, changed_by_kind="staff", changed_by_id=7, **given)


def test_rows_are_those_that_django_reads(kept):
    written = core.Written(lambda name: Option.objects.filter(name=name), name=str)
    [row] = written.rows(name=NAME)
    names = [field.attname for field in Option._meta.concrete_fields]
    assert [getattr(row, name) for name in names] == [getattr(kept, name) for name in names]
    assert (row.value, row._state.adding) == ({"watts": [40]}, False)
    assert written.first(name="nobody") is None


def test_parts_of_rows_come_as_tuples_with_their_types():
    now = core.now()
    for n in range(3):
        Allowance.objects.create(key=f"{NAME}{n}", ends_at=now + timedelta(days=n), used=n)
    written = core.Written(
        lambda used, until: Allowance.objects.filter(
            key__startswith=NAME, used__gte=used, ends_at__lt=until
        )
        .order_by("used").values_list("used", "ends_at"),
        used=int, until=datetime,
    )  # fmt: skip
    assert written.rows(used=1, until=now + timedelta(days=9)) == [
        (1, now + timedelta(days=1)), (2, now + timedelta(days=2)),
    ]  # fmt: skip
    assert written.rows(used=1, until=now) == []


def test_the_query_is_made_once_and_planned_once(kept):
    made = []
    written = core.Written(
        lambda name: made.append(name) or Option.objects.filter(name=name, changed_by_id=71), name=str
    )
    written.rows(name=NAME)
    before = len(made)
    for name in ("another", NAME, "a third"):
        written.rows(name=name)
    assert len(made) == before
    assert plans('changed_by_id" = ') == 1


def test_nothing_is_locked_outside_of_a_transaction(kept, monkeypatch):
    written = core.Written(lambda name: Option.objects.select_for_update().filter(name=name), name=str)
    assert written.first(name=NAME) == kept
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(RuntimeError):
        written.first(name=NAME)


def test_whoever_acts_stands_beside_what_a_prepared_statement_changes(kept):
    change = "UPDATE core_option SET changed_by_id = %s WHERE name = %s"
    for staff_id in (8, 9):
        with core.acting(core.staff(staff_id)), core.prepared() as cursor:
            cursor.execute(change, (staff_id, NAME))
    rows = Option.versions.field.model.objects.filter(name=NAME).order_by("pgh_id")
    actors = [row.pgh_context["actor_id"] for row in rows if row.pgh_label == "update"]
    assert actors == [8, 9]


def test_a_statement_that_fails_is_djangos_error(kept):
    with pytest.raises(Exception, match="core_nothing") as failed, core.prepared() as cursor:
        cursor.execute("SELECT 1 FROM core_nothing", ())
    assert type(failed.value).__module__ == "django.db.utils"
