"""Readings are counted in memory and arrive in the table once."""

import datetime

import pytest
from django.db import OperationalError

from madoguchi.core import api as core
from madoguchi.knowledge import tally as tallying
from madoguchi.knowledge.models import Reading
from madoguchi.knowledge.tally import Tally
from madoguchi.people import api as people

NOON = datetime.datetime.fromisoformat("2026-11-22T12:00:00+09:00")
pytestmark = pytest.mark.django_db


@pytest.fixture
def following(monkeypatch) -> Tally:
    """A tally whose thread only writes when the test does."""
    made = Tally()
    monkeypatch.setattr(made, "_thread", object())
    return made


def counts(article_id: int) -> list[tuple[datetime.date, int]]:
    return list(Reading.objects.filter(article=article_id).order_by("day").values_list("day", "count"))


def test_a_reading_writes_nothing_until_the_tally_is_written(shelf, following, django_assert_num_queries):
    with core.frozen(NOON):
        with django_assert_num_queries(0):
            for _ in range(200):
                following.note(shelf["cancel/ja"])
        with django_assert_num_queries(1):
            following.write()
        following.note(shelf["cancel/ja"])
        following.write()
    assert counts(shelf["cancel/ja"]) == [(datetime.date(2026, 11, 22), 201)]


def test_the_day_is_that_of_the_reading(shelf, following):
    with core.frozen(NOON + datetime.timedelta(hours=11, minutes=59)):
        following.note(shelf["cancel/ja"])
    with core.frozen(NOON + datetime.timedelta(hours=12, minutes=1)):
        following.note(shelf["cancel/ja"])
        following.write()
    days = [datetime.date(2026, 11, 22), datetime.date(2026, 11, 23)]
    assert counts(shelf["cancel/ja"]) == [(day, 1) for day in days]


def test_a_removed_article_takes_nothing_with_it(shelf, following):
    following.note(987_654_321)
    following.note(shelf["returns/ja"])
    following.write()
    assert [count for _, count in counts(shelf["returns/ja"])] == [1]


def test_without_a_database_the_counts_wait(shelf, following, monkeypatch):
    def away(counts: object) -> None:
        raise OperationalError("away")

    following.note(shelf["returns/ja"])
    with monkeypatch.context() as patched:
        patched.setattr(tallying, "add_readings", away)
        with pytest.raises(OperationalError):
            following.write()
    following.note(shelf["returns/ja"])
    following.write()
    following.write()
    assert [count for _, count in counts(shelf["returns/ja"])] == [2]


def test_what_a_known_customer_read_is_told_once_with_the_count(shelf, following):
    visitor = people.start_visitor(token="t" * 43, locale="ja")
    for token in (visitor.token, visitor.token, "u" * 43):
        following.note(shelf["returns/ja"], token=token)
    following.write()
    told = core.history(customer_id=visitor.customer_id, types=("knowledge.article_read",))
    assert [event.data["article_id"] for event in told] == [shelf["returns/ja"]]
    assert [count for _, count in counts(shelf["returns/ja"])] == [3]
