"""Settings, allowances and the clock."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from madoguchi.core import api as core
from madoguchi.core.models import Allowance, Option


@dataclass(frozen=True)
class Lamp:
    option_name: ClassVar[str] = "core.lamp"

    watts: int = 60
    rooms: tuple[str, ...] = ("hall",)
    off_at: datetime.time = datetime.time(22)


@pytest.mark.django_db
def test_an_option_has_its_defaults_until_it_is_set():
    assert core.option(Lamp) == Lamp()

    core.set_option(Lamp(40, ("kitchen", "台所"), datetime.time(23, 30)), actor=core.staff(1))
    core.set_option(Lamp(30, ("台所",)), actor=core.staff(2))

    assert core.option(Lamp) == Lamp(30, ("台所",))
    row = Option.objects.get(name="core.lamp")
    assert (row.changed_by_kind, row.changed_by_id) == ("staff", 2)


@pytest.mark.django_db
def test_a_new_setting_has_its_default_and_an_old_one_is_left_out():
    core.set_option(Lamp(5), actor=core.SYSTEM)
    Option.objects.filter(name="core.lamp").update(value={"watts": 5, "colour": "red"})

    assert core.option(Lamp) == Lamp(5)


@dataclass(frozen=True)
class Door:
    option_name: ClassVar[str] = "core.door"

    open: bool = False


@pytest.mark.django_db
def test_within_one_request_all_settings_come_in_one_query(django_assert_num_queries):
    core.set_option(Lamp(40), actor=core.SYSTEM)
    with core.options_once(), django_assert_num_queries(1):
        assert [core.option(Lamp).watts, core.option(Door).open, core.option(Lamp).watts] == [40, False, 40]


@pytest.mark.django_db
def test_a_block_without_a_question_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0), core.options_once():
        pass


@pytest.mark.django_db
def test_what_a_request_sets_it_sees():
    with core.options_once():
        assert core.option(Lamp).watts == 60
        core.set_option(Lamp(40), actor=core.SYSTEM)
        assert core.option(Lamp).watts == 40


@pytest.mark.django_db
def test_what_is_rolled_back_is_not_held():
    with core.options_once():
        core.option(Lamp)
        with transaction.atomic():
            core.set_option(Lamp(40), actor=core.SYSTEM)
            assert core.option(Lamp).watts == 40
            transaction.set_rollback(True)
        assert core.option(Lamp).watts == 60


@pytest.mark.django_db
def test_one_request_sees_one_state_and_the_next_one_the_new():
    with core.options_once():
        assert core.option(Lamp).watts == 60
        Option.objects.create(name="core.lamp", value={"watts": 40}, changed_at=core.now())
        assert core.option(Lamp).watts == 60
    with core.options_once():
        assert core.option(Lamp).watts == 40


@pytest.mark.django_db
def test_a_page_reads_the_settings_once(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/help/").status_code == 200
    assert len([1 for query in queries if "core_option" in query["sql"]]) == 1


@pytest.mark.django_db
def test_a_change_is_a_fact_and_the_same_again_is_none():
    for watts in (40, 40, 50):
        core.set_option(Lamp(watts), actor=core.staff(7))

    told = [
        fact for fact in core.history(types=["core.option_changed"]) if fact.data["option"] == "core.lamp"
    ]
    assert [fact.actor for fact in told] == [core.staff(7)] * 2


@pytest.mark.django_db
def test_settings_as_they_stood():
    noon = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
    hour = datetime.timedelta(hours=1)
    for at, watts in ((noon, 40), (noon + hour, 50)):
        with core.frozen(at):
            core.set_option(Lamp(watts), actor=core.SYSTEM)

    stood = [core.option_at(Lamp, noon + step * hour / 2).watts for step in (-1, 0, 1, 2, 3)]
    assert stood == [60, 40, 40, 50, 50]


@pytest.mark.django_db
def test_allowance_in_fixed_windows():
    start = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
    with core.frozen(start):
        assert [core.allow("k", limit=2, seconds=60) for _ in range(3)] == [True, True, False]
        assert core.allow("other", limit=2, seconds=60)
    with core.frozen(start + datetime.timedelta(seconds=59)):
        assert not core.allow("k", limit=2, seconds=60)
    with core.frozen(start + datetime.timedelta(seconds=60)):
        assert core.allow("k", limit=2, seconds=60)


@pytest.mark.django_db
def test_the_key_of_an_allowance_is_not_kept_readable():
    core.allow("code:hanako@example.jp", limit=1, seconds=1)
    assert not Allowance.objects.filter(key__contains="hanako").exists()


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_get_exactly_the_limit():
    def ask(_: int) -> bool:
        try:
            return core.allow("rush", limit=7, seconds=60)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(ask, range(100))) == 7


def test_the_clock_can_be_stopped_and_put_ahead():
    noon = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
    hour = datetime.timedelta(hours=1)
    with core.frozen(noon):
        assert core.now() == noon
        with core.shift(hour):
            assert core.now() == noon + hour
        assert core.now() == noon
    before = datetime.datetime.now(datetime.UTC)
    assert before <= core.now() <= before + hour
    with pytest.raises(ValueError, match="aware"), core.frozen(noon.replace(tzinfo=None)):
        pass
