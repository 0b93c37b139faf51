"""Random calendars for the tests of due times, and moments around the changes of the clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from madoguchi.core.calendar import CompanyDay, OpeningHours

ZONES = ("Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe")
MINUTE = dt.timedelta(minutes=1)


def moment(text: str, zone: str = "Asia/Tokyo", fold: int = 0) -> dt.datetime:
    """A local time as people write it, in UTC: Python calls times that come twice unequal across zones."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(dt.UTC)


def ranges(*pairs: tuple[str, str]) -> tuple[tuple[dt.time, dt.time], ...]:
    """Ranges from "09:00" to "18:00"."""
    return tuple((dt.time.fromisoformat(a), dt.time.fromisoformat(b)) for a, b in pairs)


def every_day(*pairs: tuple[str, str], zone: str = "Asia/Tokyo") -> OpeningHours:
    """The same ranges on each day, also on holidays."""
    return OpeningHours(week=(ranges(*pairs),) * 7, closed_on_holidays=False, zone=zone)


times = st.integers(0, 95).map(lambda quarter: dt.time(quarter // 4, quarter % 4 * 15))
days_ranges = st.lists(st.tuples(times, times), max_size=3).map(tuple)
dates = st.integers(0, 800).map(lambda days: dt.date(2025, 6, 1) + dt.timedelta(days=days))
moments = st.one_of(
    st.integers(0, 800 * 1440).map(lambda n: dt.datetime(2025, 6, 1, tzinfo=dt.UTC) + n * MINUTE),
    st.integers(-2880, 2880).map(lambda n: dt.datetime(2026, 3, 8, 7, tzinfo=dt.UTC) + n * MINUTE),
    st.integers(-2880, 2880).map(lambda n: dt.datetime(2026, 11, 1, 6, tzinfo=dt.UTC) + n * MINUTE),
)
targets = st.integers(0, 3000).map(lambda n: n * MINUTE)
company_days = st.builds(CompanyDay, dates, days_ranges)
calendars = st.builds(
    OpeningHours,
    week=st.lists(days_ranges, min_size=7, max_size=7).map(tuple).filter(any),
    closed_on_holidays=st.booleans(),
    days=st.lists(company_days, max_size=4, unique_by=lambda day: day.date).map(tuple),
    zone=st.sampled_from(ZONES),
)
