"""Due times: golden ones, and what must hold for every calendar."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from madoguchi.core.calendar import CompanyDay, OpeningHours
from madoguchi.core.deadlines import NeverOpen, derivation, due_at, working_time

from .calendars import MINUTE, calendars, dates, every_day, moment, moments, ranges, targets

NINE_TO_SIX = OpeningHours()
HOUR = 60 * MINUTE
NIGHT = every_day(("22:00", "06:00"))


@pytest.mark.parametrize(
    ("start", "target", "due"),
    [
        ("2026-05-01T17:30", 8 * HOUR, "2026-05-07T16:30"),
        ("2026-09-18T17:59", HOUR, "2026-09-24T09:59"),
        ("2026-12-31T12:00", 9 * HOUR, "2027-01-04T12:00"),
        ("2026-11-20T18:00", MINUTE, "2026-11-24T09:01"),
        ("2026-11-20T09:00", 9 * HOUR, "2026-11-20T18:00"),
        ("2026-11-21T03:00", 0 * MINUTE, "2026-11-21T03:00"),
    ],
)
def test_nine_to_six_in_japan(start, target, due):
    assert due_at(NINE_TO_SIX, moment(start), target) == moment(due)


@pytest.mark.parametrize(
    ("start", "target", "due"),
    [
        ("2026-11-20T23:00", 8 * HOUR, "2026-11-21T23:00"),
        ("2026-11-20T05:59", 2 * MINUTE, "2026-11-20T22:01"),
        ("2026-11-20T06:00", MINUTE, "2026-11-20T22:01"),
    ],
)
def test_a_night_shift(start, target, due):
    assert due_at(NIGHT, moment(start), target) == moment(due)


@pytest.mark.parametrize(
    ("start", "target", "due", "fold"),
    [
        ("2026-03-08T00:30", 2 * HOUR, "2026-03-08T03:30", 0),
        ("2026-11-01T00:30", HOUR, "2026-11-01T01:30", 0),
        ("2026-11-01T00:30", 2 * HOUR, "2026-11-01T01:30", 1),
        ("2026-11-01T00:30", 24 * HOUR, "2026-11-01T23:30", 0),
    ],
)
def test_around_the_clock_while_the_clocks_change(start, target, due, fold):
    zone = "America/New_York"
    hours = every_day(("00:00", "00:00"), zone=zone)
    assert due_at(hours, moment(start, zone), target) == moment(due, zone, fold)


def test_a_night_shift_in_which_the_clocks_change():
    zone = "America/New_York"
    hours = every_day(("22:00", "06:00"), zone=zone)
    assert due_at(hours, moment("2026-03-07T22:00", zone), 7 * HOUR) == moment("2026-03-08T06:00", zone)
    assert due_at(hours, moment("2026-10-31T22:00", zone), 9 * HOUR) == moment("2026-11-01T06:00", zone)


def test_nights_and_days_that_overlap_count_once():
    hours = every_day(("20:00", "10:00"), ("09:00", "12:00"))
    assert due_at(hours, moment("2026-11-20T20:00"), 16 * HOUR) == moment("2026-11-21T12:00")


def test_never_open_is_an_error_and_not_a_loop():
    closed = OpeningHours(
        week=((),) * 7, days=(CompanyDay(dt.date(2026, 11, 24), ranges(("09:00", "10:00"))),)
    )
    start = moment("2026-11-20T12:00")
    assert due_at(closed, start, HOUR) == moment("2026-11-24T10:00")
    for never in (due_at, derivation):
        with pytest.raises(NeverOpen):
            never(closed, start, HOUR + MINUTE)
    assert working_time(closed, start, start + dt.timedelta(days=365)) == HOUR


def test_pauses_do_not_count():
    lunch = (moment("2026-11-20T12:00"), moment("2026-11-20T13:00"))
    late = (moment("2026-11-20T17:00"), moment("2026-11-20T20:00"))
    start = moment("2026-11-20T09:00")
    assert due_at(NINE_TO_SIX, start, 8 * HOUR, [late, lunch]) == moment("2026-11-24T10:00")
    assert working_time(NINE_TO_SIX, start, moment("2026-11-24T10:00"), [lunch, late]) == 8 * HOUR


@given(calendars, moments, targets)
def test_what_is_due_after_a_target_is_that_far_away(hours, start, target):
    assert working_time(hours, start, _due(hours, start, target)) == target


@given(calendars, moments, targets, targets)
def test_a_longer_target_is_never_due_earlier(hours, start, one, other):
    short, long = sorted((one, other))
    assert _due(hours, start, short) <= _due(hours, start, long)


@given(calendars, moments, moments, targets)
def test_a_later_start_is_never_due_earlier(hours, one, other, target):
    first, second = sorted((one, other))
    assert _due(hours, first, target) <= _due(hours, second, target)


@given(calendars, moments, targets, dates)
def test_a_closed_day_never_moves_a_due_time_earlier(hours, start, target, date):
    kept = tuple(day for day in hours.days if day.date != date)
    more = dataclasses.replace(hours, days=(*kept, CompanyDay(date, name_ja="臨時休業")))
    assert _due(hours, start, target) <= _due(more, start, target)


@given(calendars, moments, targets)
def test_holidays_never_move_a_due_time_earlier(hours, start, target):
    working = dataclasses.replace(hours, closed_on_holidays=False)
    closed = dataclasses.replace(hours, closed_on_holidays=True)
    assert _due(working, start, target) <= _due(closed, start, target)


@given(calendars, moments, st.lists(st.integers(0, 20000), min_size=3, max_size=3))
def test_parts_of_a_time_sum_to_the_whole(hours, start, minutes):
    a, b, c = (start + MINUTE * n for n in sorted(minutes))
    assert working_time(hours, a, b) + working_time(hours, b, c) == working_time(hours, a, c)


@given(calendars, moments, targets, targets)
def test_a_target_in_two_parts_is_the_same_target(hours, start, one, other):
    assert _due(hours, _due(hours, start, one), other) == _due(hours, start, one + other)


@given(calendars, moments, targets, st.integers(-600, 6000))
def test_to_pause_and_resume_at_once_changes_nothing(hours, start, target, minutes):
    at = start + MINUTE * minutes
    assert due_at(hours, start, target, [(at, at)]) == _due(hours, start, target)


@given(calendars, moments, targets, st.integers(-600, 6000), st.integers(0, 3000))
def test_a_pause_moves_it_by_the_open_time_paused(hours, start, target, minutes, length):
    pause = (start + MINUTE * minutes, start + MINUTE * (minutes + length))
    paused = due_at(hours, start, target, [pause])
    assert paused >= _due(hours, start, target)
    assert working_time(hours, start, paused, [pause]) == target


@given(calendars, moments, targets)
def test_a_derivation_ends_at_the_due_time_and_leaves_no_gap(hours, start, target):
    due, steps = _due(hours, start, target), derivation(hours, start, target)
    assert (steps[0].kind, steps[0].at) == ("started", start)
    assert (steps[-1].kind, steps[-1].at) == ("due", due)
    closed = [(step.at, step.until) for step in steps if step.kind == "closed"]
    opened = [step.at for step in steps if step.kind == "opened"]
    assert [until for _, until in closed] == opened
    assert due - start - sum((until - at for at, until in closed), dt.timedelta()) == target


def test_a_derivation_names_the_days_that_kept_us_closed():
    hours = OpeningHours(
        days=(CompanyDay(dt.date(2026, 9, 24), ranges(("13:00", "15:00")), "棚卸し", "Stocktaking"),)
    )
    steps = derivation(hours, moment("2026-09-18T17:59"), HOUR)
    assert [(step.kind, step.at, step.name_ja, step.name_en, step.left) for step in steps] == [
        ("started", moment("2026-09-18T17:59"), "", "", HOUR),
        ("closed", moment("2026-09-18T18:00"), "", "", 59 * MINUTE),
        ("holiday", moment("2026-09-21"), "敬老の日", "Respect for the Aged Day", 59 * MINUTE),
        ("holiday", moment("2026-09-22"), "国民の休日", "Citizens' Holiday", 59 * MINUTE),
        ("holiday", moment("2026-09-23"), "秋分の日", "Autumnal Equinox Day", 59 * MINUTE),
        ("company_day", moment("2026-09-24"), "棚卸し", "Stocktaking", 59 * MINUTE),
        ("opened", moment("2026-09-24T13:00"), "", "", 59 * MINUTE),
        ("due", moment("2026-09-24T13:59"), "", "", 0 * MINUTE),
    ]


def test_a_day_that_makes_up_for_a_sunday_says_so():
    steps = derivation(NINE_TO_SIX, moment("2026-05-05T10:00"), MINUTE)
    names = [(step.name_ja, step.name_en) for step in steps if step.kind == "holiday"]
    assert names == [
        ("こどもの日", "Children's Day"),
        ("憲法記念日の振替休日", "Constitution Memorial Day (observed)"),
    ]


def _due(hours: OpeningHours, start: dt.datetime, target: dt.timedelta) -> dt.datetime:
    """When it is due; calendars that are hardly ever open are left to the test of NeverOpen."""
    try:
        return due_at(hours, start, target)
    except NeverOpen:
        assume(False)
        raise
