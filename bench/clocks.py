"""bin/bench clocks [--calendars N] [--seed S]: due times of random calendars against a slow oracle.

The oracle knows nothing of spans. It has the wall clock of every single minute of each zone, marks the
minutes in which a calendar is open, and counts them one by one. Needs no database.
"""

import argparse
import datetime as dt
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

import jpholiday
import numpy as np

from madoguchi.core.calendar import CompanyDay, OpeningHours, Range
from madoguchi.core.deadlines import NeverOpen, due_at, working_time

ZONES = (
    "Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo", "UTC", "America/New_York", "America/St_Johns", "America/Havana",
    "Europe/London", "Africa/Cairo", "Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe",
)  # fmt: skip
FIRST = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
LAST = dt.datetime(2028, 4, 1, tzinfo=dt.UTC)
EPOCH = dt.date(1970, 1, 1)
MINUTE, QUARTER, DAY = dt.timedelta(minutes=1), dt.timedelta(minutes=15), dt.timedelta(days=1)
WINDOWS = (12, 60, 420)  # days that the oracle looks ahead, more when it must
SHOWN = 5


@dataclass(frozen=True)
class Case:
    """One question: from when, how many minutes, and another moment to measure to."""

    hours: OpeningHours
    start: int
    target: int
    end: int


@cache
def wall(zone: str) -> np.ndarray:
    """The wall clock, in minutes since 1970 on its own calendar, of every minute from FIRST to LAST.

    Clocks change at full quarters of an hour only, so that these are asked and the minutes between counted.
    """
    clock, count = ZoneInfo(zone), (LAST - FIRST) // QUARTER
    moments = ((FIRST + QUARTER * number).astimezone(clock) for number in range(count))
    quarters = (_wall_minute(at.date(), at.hour * 60 + at.minute) for at in moments)
    return (np.fromiter(quarters, np.int64, count)[:, None] + np.arange(15)).ravel()


def _wall_minute(date: dt.date, minute: int) -> int:
    return (date - EPOCH).days * 1440 + minute


@cache
def is_holiday(date: dt.date) -> bool:
    """Whether the law makes it one."""
    return bool(jpholiday.is_holiday(date))


def open_minutes(hours: OpeningHours, first: int, days: int) -> np.ndarray:
    """From minute `first` on, whether each minute is open.

    A range begins with the first minute whose wall clock has reached its beginning. It ends where the wall
    clock shows its end for the last time, or, if it never does, where it first shows more.
    """
    clock = wall(hours.zone)
    begin, end = max(first - 3 * 1440, 0), min(first + (days + 3) * 1440, len(clock))
    is_open = np.zeros(end - begin, bool)
    date = EPOCH + DAY * (int(clock[first]) // 1440 - 1)
    for _ in range(days + 2):
        at = max(first - begin + ((date - EPOCH).days * 1440 - int(clock[first])) - 1500, 0)
        part = clock[begin + at : min(begin + at + 4 * 1440 + 1500, end)]
        for opens, closes in _ranges(hours, date):
            reached = part >= _wall_minute(date, opens)
            end_shown = np.flatnonzero(part == _wall_minute(date, closes))
            over = part > _wall_minute(date, closes)
            if reached.any() and over.any():
                until = int(end_shown[-1]) if len(end_shown) else int(over.argmax())
                is_open[at + int(reached.argmax()) : at + until] = True
        date += DAY
    return is_open[first - begin : first - begin + days * 1440]


def _ranges(hours: OpeningHours, date: dt.date) -> Iterator[tuple[int, int]]:
    """The ranges that begin on a date, in minutes of its wall clock; the end may lie on the next day."""
    given: tuple[Range, ...] = hours.week[date.weekday()]
    if hours.closed_on_holidays and is_holiday(date):
        given = ()
    for day in hours.days:
        if day.date == date:
            given = day.ranges
    yield from _ranges_of(given)


def _ranges_of(given: tuple[Range, ...]) -> Iterator[tuple[int, int]]:
    for opens, closes in given:
        start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
        yield start, end if end > start else end + 1440


def oracle(case: Case) -> tuple[int | None, int]:
    """The minute that is due (None for never), and the open minutes until the other moment."""
    due = case.start if case.target == 0 else None
    for days in WINDOWS:
        counted = open_minutes(case.hours, case.start, days)
        places = np.flatnonzero(counted)
        if due is None and len(places) >= case.target:
            due = case.start + int(places[case.target - 1]) + 1
        if due is not None and case.end - case.start <= days * 1440:
            break
    return due, int(counted[: case.end - case.start].sum())


def ours(case: Case) -> tuple[int | None, int]:
    """What the product says."""
    start = FIRST + MINUTE * case.start
    try:
        due = (due_at(case.hours, start, MINUTE * case.target) - FIRST) / MINUTE
    except NeverOpen:
        due = None
    return due, working_time(case.hours, start, FIRST + MINUTE * case.end) // MINUTE


def cases(count: int, chance: random.Random) -> Iterator[Case]:
    """Random calendars, many of them around the nights in which clocks change."""
    for _ in range(count):
        zone = chance.choice(ZONES)
        start = _start(zone, chance)
        near = (FIRST + MINUTE * start).date()
        days = {near + DAY * chance.randint(-2, 15): _day(chance) for _ in range(chance.randint(0, 4))}
        week = tuple(_day(chance) if chance.random() < 0.75 else () for _ in range(7))
        hours = OpeningHours(
            week if chance.random() > 0.01 else ((),) * 7,
            chance.random() < 0.6,
            tuple(CompanyDay(date, ranges) for date, ranges in sorted(days.items())),
            zone,
        )
        target = chance.choice((0, 1, 30, chance.randint(1, 240), chance.randint(1, 4000)))
        target = min(target, _most(hours))
        yield Case(hours, start, target, start + chance.randint(0, 9 * 1440))


def _most(hours: OpeningHours) -> int:
    """A target that the oracle can count out: at most eight weeks; with a closed week, anything."""
    longest = [max((end - start for start, end in _ranges_of(ranges)), default=0) for ranges in hours.week]
    return 8 * max(longest) or 4000


def _start(zone: str, chance: random.Random) -> int:
    changes = clock_changes(zone)
    if changes and chance.random() < 0.5:
        return chance.choice(changes) + chance.randint(-2 * 1440, 600)
    return chance.randint(5 * 1440, 390 * 1440)


@cache
def clock_changes(zone: str) -> tuple[int, ...]:
    """The minutes of the first year after which the wall clock jumps."""
    jumps = np.flatnonzero(np.diff(wall(zone)[: 390 * 1440]) != 1)
    return tuple(int(jump) for jump in jumps if jump > 5 * 1440)


def _day(chance: random.Random) -> tuple[Range, ...]:
    return tuple(_range(chance) for _ in range(chance.choice((0, 1, 1, 1, 2, 3))))


def _range(chance: random.Random) -> Range:
    style = chance.random()
    if style < 0.1:
        return dt.time(0), dt.time(0)
    if style < 0.3:
        return dt.time(chance.randint(20, 23)), dt.time(chance.randint(0, 8), chance.choice((0, 30)))
    return _time(chance), _time(chance)


def _time(chance: random.Random) -> dt.time:
    return dt.time(chance.randint(0, 23), chance.choice((0, 15, 30, 45, chance.randint(0, 59))))


def main() -> None:
    """Ask both, compare, and say how many due times a second the product gives."""
    parser = argparse.ArgumentParser(prog="bin/bench clocks", description=__doc__)
    parser.add_argument("--calendars", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20_261_122)
    given = parser.parse_args()
    checked = wrong = 0
    spent = 0.0
    for case in cases(given.calendars, random.Random(given.seed)):
        wanted, began = oracle(case), time.process_time()
        got = ours(case)
        spent += time.process_time() - began
        checked += 1
        if got != wanted:
            wrong += 1
            if wrong <= SHOWN:
                sys.stderr.write(f"{case}\n  wanted {wanted}, got {got}\n")
    sys.stdout.write(f"{checked} calendars, {wrong} wrong; each asked for a due time and a working time\n")
    sys.stdout.write(json.dumps({"checked": checked, "wrong": wrong, "per_second": round(checked / spent)}))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
