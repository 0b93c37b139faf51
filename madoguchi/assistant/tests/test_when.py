"""Days and times of day in a customer's words, as the fields of a task take them."""

from datetime import UTC, date, datetime

import pytest

from madoguchi.assistant.dialogue.when import day_in, takes, time_in
from madoguchi.core import api as core
from madoguchi.tasks.shapes import Choice, Field

DAY = Field("day", "お届け日", "date", least=1, most=14)
TIMES = (
    Choice("am", "午前中", hours=(0, 12)),
    Choice("14-16", "14時〜16時", hours=(14, 16)),
    Choice("16-18", "16時〜18時", hours=(16, 18)),
    Choice("18-20", "18時〜20時", hours=(18, 20)),
    Choice("19-21", "19時〜21時", hours=(19, 21)),
    Choice("any", "指定なし"),
)
CALLS = (
    Choice("tuesday", "火曜", hours=(9, 12), day=date(2026, 11, 24)),
    Choice("wednesday", "水曜", hours=(9, 12), day=date(2026, 11, 25)),
)


@pytest.fixture(autouse=True)
def a_monday():
    with core.frozen(datetime(2026, 11, 23, 1, 0, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今度の土曜日の午前中に変えてもらえませんか", "2026-11-28"),
        ("金曜から日曜に変えて", "2026-11-29"),
        ("昨日頼んだ荷物、土曜に", "2026-11-28"),
        ("注文2048-7822の11/30の14時から", "2026-11-30"),
        ("next Tuesday evening instead", "2026-12-01"),
        ("昨日", "2026-11-22"),
        ("届く日を変えたい", None),
    ],
)
def test_the_day_that_is_meant(text, day):
    assert day_in(DAY, text) == day


@pytest.mark.parametrize(
    ("day", "fits"), [("2026-11-23", False), ("2026-11-24", True), ("2026-12-08", False), ("いつか", True)]
)
def test_a_day_is_judged_by_what_the_field_takes(day, fits):
    assert takes(DAY, day) is fits


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("土曜の午前中", "am"),
        ("15時ごろ", "14-16"),
        ("14時から16時で", "14-16"),
        ("at 6pm", "18-20"),
        ("夕方", "16-18"),
        ("夜", None),
        ("19時以降", "19-21"),
        ("18時以降", None),
        ("いつでも", None),
    ],
)
def test_the_time_of_day_only_where_one_alone_is_meant(text, time):
    assert time_in(TIMES, text) == time


def test_a_time_on_a_day_is_that_day_s():
    assert time_in(CALLS, "明日の10時に電話ください") == "tuesday"
    assert time_in(CALLS, "水曜の午前に") == "wednesday"
    assert time_in(CALLS, "金曜の10時") is None
