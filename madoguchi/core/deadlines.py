"""Time that counts only while we are open: when a target is reached, and how that came about.

Spans are half-open: the closing moment itself is closed. A target that is used up exactly at closing is due
at closing, not at the next opening, so that `working_time(start, due_at(start, target)) == target` with the
earliest such moment.
"""

import datetime
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from .calendar import LOOK_AHEAD, OpeningHours, Span
from .holidays import holiday_on
from .shapes import Step

DAY = datetime.timedelta(days=1)
NOTHING = datetime.timedelta()


class NeverOpen(Exception):
    """The hours have no opening within 400 days, so nothing can become due."""


def due_at(
    hours: OpeningHours, start: datetime.datetime, target: datetime.timedelta, pauses: Iterable[Span] = ()
) -> datetime.datetime:
    """The earliest moment, in UTC, by which `target` of open time has passed since `start`.

    Time within `pauses` does not count. Raises NeverOpen.
    """
    left, pauses = target, tuple(pauses)
    if left <= NOTHING:
        return start.astimezone(datetime.UTC)
    for _, spans in _days(hours, start):
        for begin, end in _without(spans, pauses):
            if left <= end - begin:
                return begin + left
            left -= end - begin
    raise NeverOpen


def working_time(
    hours: OpeningHours, start: datetime.datetime, end: datetime.datetime, pauses: Iterable[Span] = ()
) -> datetime.timedelta:
    """The open time between `start` and `end` outside of `pauses`; nothing when `end` comes first."""
    last, end = end.astimezone(ZoneInfo(hours.zone)).date(), end.astimezone(datetime.UTC)
    pauses, passed = tuple(pauses), NOTHING
    for date, spans in _days(hours, start):
        if date > last:
            break
        for begin, finish in _without(spans, pauses):
            passed += max(min(finish, end) - begin, NOTHING)
    return passed


def derivation(hours: OpeningHours, start: datetime.datetime, target: datetime.timedelta) -> tuple[Step, ...]:
    """How `due_at` comes about: started, closed times with the days that kept us closed, openings, due.

    Raises NeverOpen.
    """
    at = start.astimezone(datetime.UTC)
    steps, special, left = [Step("started", at, target)], list[Step](), target
    if left <= NOTHING:
        return (*steps, Step("due", at, NOTHING))
    for date, spans in _days(hours, start):
        special += _special(hours, date, start, left)
        for begin, end in spans:
            if begin > at:
                steps += [Step("closed", at, left, until=begin), *special, Step("opened", begin, left)]
            else:
                steps += special
            special = []
            if left <= end - begin:
                return (*steps, Step("due", begin + left, NOTHING))
            left -= end - begin
            at = end
    raise NeverOpen


def _days(hours: OpeningHours, start: datetime.datetime) -> Iterator[tuple[datetime.date, tuple[Span, ...]]]:
    """Day by day, what is open of it after `start` and after the days before; ends after 400 closed days."""
    reached, idle = start.astimezone(datetime.UTC), 0
    date = start.astimezone(ZoneInfo(hours.zone)).date() - DAY
    while idle <= LOOK_AHEAD:
        spans = []
        for begin, end in hours.spans_on(date):
            if end > reached:
                spans.append((max(begin, reached), end))
                reached = end
        yield date, tuple(spans)
        idle = 0 if spans else idle + 1
        date += DAY


def _without(spans: Iterable[Span], pauses: tuple[Span, ...]) -> Iterator[Span]:
    """The spans without what lies in a pause."""
    for begin, end in spans:
        for pause, resume in sorted(pauses):
            if pause < end and begin < resume:
                if begin < pause:
                    yield begin, pause
                begin = min(resume, end)
        if begin < end:
            yield begin, end


def _special(
    hours: OpeningHours, date: datetime.date, start: datetime.datetime, left: datetime.timedelta
) -> list[Step]:
    """The company day or holiday that gave `date` its hours."""
    zone = ZoneInfo(hours.zone)
    if date < start.astimezone(zone).date():
        return []
    at = datetime.datetime.combine(date, datetime.time(), tzinfo=zone).astimezone(datetime.UTC)
    if day := hours.company_day(date):
        return [Step("company_day", at, left, day=date, name_ja=day.name_ja, name_en=day.name_en)]
    holiday = holiday_on(date) if hours.closed_on_holidays else None
    if holiday and hours.week[date.weekday()]:
        return [Step("holiday", at, left, day=date, name_ja=holiday.ja, name_en=holiday.en)]
    return []
