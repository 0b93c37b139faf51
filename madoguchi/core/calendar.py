"""Opening hours: when people answer, in the company's own zone, with Japanese holidays and company days.

Local times become UTC before anything is compared, so that a change of the clocks can neither hide nor
double an hour: a time that the clocks skip counts as the moment after the skip, and a closing time that
comes twice counts the second time.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar
from zoneinfo import ZoneInfo

from .holidays import holiday_on

Range = tuple[datetime.time, datetime.time]
Span = tuple[datetime.datetime, datetime.datetime]

LOOK_AHEAD = 400
"""Days that `next_opening` looks ahead before it says that there is none."""

_DAY = datetime.timedelta(days=1)
_MOMENT = datetime.timedelta(microseconds=1)
_NINE_TO_SIX: tuple[Range, ...] = ((datetime.time(9), datetime.time(18)),)


@dataclass(frozen=True)
class CompanyDay:
    """A date with hours of its own; no ranges means closed. It goes before week and holidays.

    Its name says why: 年末年始, お盆, 臨時休業.
    """

    date: datetime.date
    ranges: tuple[Range, ...] = ()
    name_ja: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class OpeningHours:
    """Ranges of local times for Monday to Sunday; one that ends at or before its start runs past midnight."""

    option_name: ClassVar[str] = "core.opening_hours"

    week: tuple[tuple[Range, ...], ...] = (*(_NINE_TO_SIX,) * 5, (), ())
    closed_on_holidays: bool = True
    days: tuple[CompanyDay, ...] = ()
    zone: str = "Asia/Tokyo"

    def ranges_on(self, date: datetime.date) -> tuple[Range, ...]:
        """The ranges that begin on `date`."""
        if day := self.company_day(date):
            return day.ranges
        if self.closed_on_holidays and holiday_on(date):
            return ()
        return self.week[date.weekday()]

    def company_day(self, date: datetime.date) -> CompanyDay | None:
        """The company day on `date`, if there is one."""
        return next((day for day in self.days if day.date == date), None)

    def spans_on(self, date: datetime.date) -> tuple[Span, ...]:
        """The same in UTC, in order, overlapping and touching ones joined."""
        if date not in self._known_spans:
            self._known_spans[date] = self._joined_spans(date)
        return self._known_spans[date]

    @cached_property
    def _known_spans(self) -> dict[datetime.date, tuple[Span, ...]]:
        return {}

    def _joined_spans(self, date: datetime.date) -> tuple[Span, ...]:
        zone = ZoneInfo(self.zone)
        spans = sorted(_span(date, one, zone) for one in self.ranges_on(date))
        joined: list[Span] = []
        for start, end in spans:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            elif start < end:
                joined.append((start, end))
        return tuple(joined)

    def is_open(self, at: datetime.datetime) -> bool:
        """Is `at` within a span? The closing moment itself is closed."""
        today = at.astimezone(ZoneInfo(self.zone)).date()
        return any(start <= at < end for date in (today - _DAY, today) for start, end in self.spans_on(date))

    def next_opening(self, at: datetime.datetime) -> datetime.datetime | None:
        """When we next open after `at`, in UTC; None when that is not within 400 days (or ever)."""
        for start, _ in self._spans_from(at):
            if start > at and not self.is_open(start - _MOMENT):
                return start
        return None

    def closes_at(self, at: datetime.datetime) -> datetime.datetime | None:
        """When we close, in UTC; None when `at` is not open, or nothing closes within 400 days."""
        if not self.is_open(at):
            return None
        for _, end in self._spans_from(at):
            if end > at and not self.is_open(end):
                return end
        return None

    def _spans_from(self, at: datetime.datetime) -> Iterator[Span]:
        first = at.astimezone(ZoneInfo(self.zone)).date() - _DAY
        for ahead in range(LOOK_AHEAD + 2):
            yield from self.spans_on(first + ahead * _DAY)


def _span(date: datetime.date, one: Range, zone: ZoneInfo) -> Span:
    start, end = one
    last = date if start < end else date + _DAY
    opens = datetime.datetime.combine(date, start.replace(fold=0), tzinfo=zone)
    closes = datetime.datetime.combine(last, end.replace(fold=1), tzinfo=zone)
    return _utc_after_gap(opens), _utc_after_gap(closes)


def _utc_after_gap(local: datetime.datetime) -> datetime.datetime:
    """UTC of a local time; for one that the clocks skip, the moment of the skip."""
    zone = local.tzinfo
    moment = local.astimezone(datetime.UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    moment = local.replace(fold=1).astimezone(datetime.UTC)
    before = moment.astimezone(zone).utcoffset()
    while moment.astimezone(zone).utcoffset() == before:
        moment += datetime.timedelta(minutes=1)
    return moment
