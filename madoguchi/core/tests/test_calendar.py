"""Opening hours on days that are easy to get wrong."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.core.calendar import CompanyDay, OpeningHours
from madoguchi.core.plain import from_plain, to_plain

TOKYO = ZoneInfo("Asia/Tokyo")
NEW_YORK = ZoneInfo("America/New_York")


def tokyo(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def t(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def every_day(*ranges: tuple[str, str], **more: object) -> OpeningHours:
    return OpeningHours(week=(tuple((t(a), t(b)) for a, b in ranges),) * 7, **more)  # type: ignore[arg-type]


NONE = OpeningHours(week=((),) * 7)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-20T08:59:59", False),
        ("2026-11-20T09:00", True),
        ("2026-11-20T17:59:59", True),
        ("2026-11-20T18:00", False),
        ("2026-11-21T10:00", False),
        ("2026-11-23T10:00", False),
    ],
)
def test_week_and_holidays(at, is_open):
    assert OpeningHours().is_open(tokyo(at)) is is_open


def test_next_opening_passes_weekend_and_labour_day():
    assert OpeningHours().next_opening(tokyo("2026-11-20T18:00")) == tokyo("2026-11-24T09:00")


def test_while_open_the_next_opening_is_the_one_after_closing():
    assert OpeningHours().next_opening(tokyo("2026-11-19T10:00")) == tokyo("2026-11-20T09:00")
    assert OpeningHours().closes_at(tokyo("2026-11-19T10:00")) == tokyo("2026-11-19T18:00")


def test_several_ranges_a_day():
    hours = every_day(("09:00", "12:00"), ("13:00", "18:00"), closed_on_holidays=False)
    assert not hours.is_open(tokyo("2026-11-20T12:30"))
    assert hours.next_opening(tokyo("2026-11-20T12:30")) == tokyo("2026-11-20T13:00")
    assert len(hours.spans_on(dt.date(2026, 11, 20))) == 2


def test_a_range_past_midnight():
    hours = every_day(("22:00", "02:00"), closed_on_holidays=False)
    assert hours.is_open(tokyo("2026-11-20T01:59"))
    assert not hours.is_open(tokyo("2026-11-20T02:00"))
    assert hours.next_opening(tokyo("2026-11-20T02:00")) == tokyo("2026-11-20T22:00")
    assert hours.closes_at(tokyo("2026-11-20T23:00")) == tokyo("2026-11-21T02:00")


def test_ranges_that_meet_at_midnight_are_one():
    hours = every_day(("00:00", "06:00"), ("20:00", "00:00"), closed_on_holidays=False)
    assert hours.next_opening(tokyo("2026-11-20T19:00")) == tokyo("2026-11-20T20:00")
    assert hours.closes_at(tokyo("2026-11-20T21:00")) == tokyo("2026-11-21T06:00")
    assert hours.next_opening(tokyo("2026-11-20T21:00")) == tokyo("2026-11-21T20:00")


def test_company_days_go_before_week_and_holidays():
    hours = OpeningHours(
        days=(
            CompanyDay(dt.date(2026, 11, 23), ((t("10:00"), t("12:00")),)),
            CompanyDay(dt.date(2026, 11, 24)),
        )
    )
    assert hours.is_open(tokyo("2026-11-23T11:00"))
    assert not hours.is_open(tokyo("2026-11-24T11:00"))
    assert hours.next_opening(tokyo("2026-11-23T12:00")) == tokyo("2026-11-25T09:00")


def test_no_open_day_ends_with_none():
    assert NONE.next_opening(tokyo("2026-11-20T12:00")) is None
    assert NONE.closes_at(tokyo("2026-11-20T12:00")) is None
    assert not NONE.is_open(tokyo("2026-11-20T12:00"))


def test_always_open_never_closes():
    hours = every_day(("00:00", "00:00"), closed_on_holidays=False)
    assert hours.is_open(tokyo("2026-11-20T00:00"))
    assert hours.closes_at(tokyo("2026-11-20T12:00")) is None
    assert hours.next_opening(tokyo("2026-11-20T12:00")) is None


def test_the_hour_that_comes_twice():
    hours = every_day(("00:30", "01:30"), closed_on_holidays=False, zone="America/New_York")
    ((start, end),) = hours.spans_on(dt.date(2026, 11, 1))
    assert end - start == dt.timedelta(hours=2)
    assert hours.is_open(dt.datetime(2026, 11, 1, 1, 15, tzinfo=NEW_YORK, fold=1))


def test_the_hour_that_is_skipped():
    hours = every_day(
        ("01:00", "02:30"), ("02:40", "02:50"), closed_on_holidays=False, zone="America/New_York"
    )
    skip = dt.datetime(2026, 3, 8, 7, tzinfo=dt.UTC)
    assert hours.spans_on(dt.date(2026, 3, 8)) == ((dt.datetime(2026, 3, 8, 6, tzinfo=dt.UTC), skip),)


times = st.times().map(lambda x: x.replace(second=0, microsecond=0))
moments = st.integers(0, 730 * 1440).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)


@given(
    st.lists(st.lists(st.tuples(times, times), max_size=2).map(tuple), min_size=7, max_size=7).map(tuple),
    st.sampled_from(["Asia/Tokyo", "America/New_York", "Australia/Lord_Howe"]),
    moments,
)
def test_an_opening_is_a_change_from_closed_to_open(week, zone, at):
    hours = OpeningHours(week=week, zone=zone)
    opening = hours.next_opening(at)
    if opening is not None:
        assert opening > at
        assert hours.is_open(opening)
        assert not hours.is_open(opening - dt.timedelta(microseconds=1))
    elif any(week):
        assert hours.is_open(at)


def test_hours_survive_storage():
    hours = OpeningHours(days=(CompanyDay(dt.date(2026, 8, 13), ((t("10:00"), t("15:00")),)),))
    assert from_plain(OpeningHours, to_plain(hours)) == hours
