"""Days as English texts name them: tomorrow, next Friday, in 3 days, 22 Nov, by the end of the month."""

import re
from datetime import date, datetime, timedelta

from ...days import EN_DAYS, MONTHS, day_of_month, month_end, on, weekday
from ...numerals import number
from .clock import part_of_day
from .japanese import Reader, moved, nearest, whole_month
from .periods import Moment, Period, days

_LONG_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SHORT_DAYS = "mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
_LONG_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"({_LONG_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (\d{4})(?!\d))?"
_COUNT = r"(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few)"
_UNITS = r"(days?|weeks?|fortnight|months?|years?)"
_WHICH = {"this": 0, "next": 1, "last": -1, "the": 0, "following": 1, "coming": 1, "previous": -1}
_NEAR = {"day after tomorrow": 2, "day before yesterday": -2, "tomorrow": 1, "tmrw": 1, "tmr": 1,
         "yesterday": -1,
         "today": 0}  # fmt: skip
_FEW = {"a couple of": 2, "a few": 3, "fortnight": 14}


def _day_month(found: re.Match[str], today: date, past: bool) -> Period | None:
    return _named(int(found[1]), found[2], found[3], today, past)


def _month_day(found: re.Match[str], today: date, past: bool) -> Period | None:
    return _named(int(found[2]), found[1], found[3], today, past)


def _named(day: int, month: str, year: str | None, today: date, past: bool) -> Period | None:
    if year:
        return days(on(int(year), MONTHS[month[:3]], day))
    return days(nearest([on(today.year + more, MONTHS[month[:3]], day) for more in (-1, 0, 1)], today, past))


def _month(found: re.Match[str], today: date, past: bool) -> Period | None:
    which, month, year = found[1], MONTHS[found[2][:3]], found[3]
    if year:
        return whole_month(int(year), month)
    if which == "last":
        return whole_month(today.year - (month >= today.month), month)
    return whole_month(today.year + (month < today.month and not past and which != "since"), month)


def _near(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(today + timedelta(days=_NEAR[found[1]]))


def _tonight(found: re.Match[str], today: date, past: bool) -> Period | None:
    last_night = found.group() == "last night"
    day = days(today - timedelta(days=last_night))
    part = part_of_day(found[1] if found[1] else "evening")
    return day and part and day.at(part)


def _week_day(found: re.Match[str], today: date, past: bool) -> Period | None:
    which, day = found[1], EN_DAYS[found[2][:3]]
    coming = weekday(day, today, None)
    if which == "last" or (past and not which):
        return days(coming - timedelta(days=7))
    return days(weekday(day, today, 1) if which == "next" else coming)


def _span_of(found: re.Match[str], today: date, past: bool) -> Period | None:
    which, unit = _WHICH[found[1]], found[2]
    if unit == "week":
        monday = weekday(0, today, which)
        return days(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = weekday(5, today, which)
        return days(saturday, saturday + timedelta(days=1))
    if unit == "month":
        last = month_end(today, which)
        return days(last.replace(day=1), last)
    return days(date(today.year + which, 1, 1), date(today.year + which, 12, 31))


def _edge_of(found: re.Match[str], today: date, past: bool) -> Period | None:
    """The end (or beginning) of this or the next week, month or year; a week ends on its Friday."""
    begins, which, unit = found[1] != "end", _WHICH.get(found[2] or "this", 0), found[3]
    if unit == "day":
        return days(today)
    if unit == "week":
        return days(weekday(0 if begins else 4, today, which))
    if unit == "month":
        return days(month_end(today, which).replace(day=1) if begins else month_end(today, which))
    return days(date(today.year + which, 1, 1) if begins else date(today.year + which, 12, 31))


def _in(found: re.Match[str], today: date, past: bool) -> Period | None:
    return _moved(found, today, 1)


def _ago(found: re.Match[str], today: date, past: bool) -> Period | None:
    return _moved(found, today, -1)


def _moved(found: re.Match[str], today: date, sign: int) -> Period | None:
    count, unit = _FEW.get(found[1]) or int(number(found[1]) or 0), found[2]
    if unit == "fortnight":
        return days(today + timedelta(days=14 * sign))
    return moved(today, count * sign, {"d": "日", "w": "週", "m": "月", "y": "年"}[unit[0]])


def _the(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(nearest([day_of_month(int(found[1]), today, more) for more in (-1, 0, 1, 2)], today, past))


# Pattern, reader, and whether in a range it counts from the first day.
PATTERNS: tuple[tuple[re.Pattern[str], Reader, bool], ...] = (
    (re.compile(
        rf"(?<![\d/.-])(?:the )?(\d{{1,2}}){_TH} (?:of )?{_MONTH}(?![a-z]){_YEAR}"), _day_month, True),
    (re.compile(rf"(?<![a-z]){_MONTH} (?:the )?(\d{{1,2}}){_TH}(?![\d%:a-z]){_YEAR}"), _month_day, True),
    (re.compile(
        rf"(?<![a-z])(in|since|last|this|next|during|early|late|mid|by) {_MONTH}(?![a-z']){_YEAR}"), _month,
        False),
    (re.compile(
        rf"(?<![a-z])(?:the )?({'|'.join(_NEAR)})(?!'?s (?:world|society|technology))(?![a-z])"), _near,
        False),
    (re.compile(
        r"(?<![a-z])(?:tonight|last night|this (morning|afternoon|evening))(?![a-z])"), _tonight, False),
    (re.compile(
        rf"(?<![a-z])(?:on )?(?:(this|next|last|coming) )?({_LONG_DAYS})(?![a-z])"), _week_day, False),
    (re.compile(
        rf"(?<![a-z])(?:on |by |until |from )?(this|next|last) ({_SHORT_DAYS})(?![a-z])"), _week_day, False),
    (re.compile(rf"(?<![a-z])(?:on|by|until)( )({_SHORT_DAYS})(?![a-z])"), _week_day, False),
    (re.compile(
        r"(?<![a-z])(?:the )?(end|beginning|start) of (?:(the|this|next|last) )?(day|week|month|"
        r"year)(?![a-z])"), _edge_of, False),
    (re.compile(
        r"(?<![a-z])(?:the )?(this|next|last|following|coming|previous) (week|weekend|month|"
        r"year)(?![a-z-])"), _span_of, False),
    (re.compile(r"(?<![a-z])(the) (weekend)(?![a-z])"), _span_of, False),
    (re.compile(rf"(?<![a-z])(?:with)?in {_COUNT} {_UNITS}(?:'? time)?(?![a-z])"), _in, False),
    (re.compile(
        rf"(?<![\w.])(?:about |around )?{_COUNT} {_UNITS} (?:from now|later|from today)(?![a-z])"), _in,
        False),
    (re.compile(rf"(?<![\w.])(?:about |around )?{_COUNT} {_UNITS} ago(?![a-z])"), _ago, False),
    (re.compile(
        r"(?<![a-z])the (\d{1,2})(?:st|nd|rd|th)(?! (?:floor|one|time|option|item|order|generation|"
        r"century|line|day|digit|of [a-z]+ order))(?!\w)"), _the, True),
)  # fmt: skip

_HOURS = (
    r"(\d{1,3}|an?|half an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty) (minutes?|mins?|"
    r"hours?|hrs?)"
)
_SPAN = re.compile(rf"(?<![a-z])in (?:about )?{_HOURS}(?![a-z])|(?<![\w.]){_HOURS} (ago)(?![a-z])")
PAST = re.compile(
    r"[^.!?\n]{0,40}?(?<![a-z])(?:was|were|did|didn't|bought|got|paid|came|sent|had|made|broke|"
    r"stopped|[a-z]{2,}ed)(?![a-z])"
)
PAST_BEFORE = re.compile(
    r"(?<![a-z])(?:was|were|did|bought|got|paid|came|sent|had|made|broke|stopped|"
    r"(?!need)[a-z]{2,}ed)(?![a-z])[^.!?\n]{0,30}$"
)


def spans(line: str, now: datetime) -> list[tuple[int, int, Period]]:
    """in half an hour, 20 minutes ago: moments counted from now."""
    found = []
    for match in _SPAN.finditer(line):
        said, unit, sign = (match[1], match[2], 1) if match[1] else (match[3], match[4], -1)
        count = 0.5 if said.startswith("half") else float(number(said) or 0)
        at = now + timedelta(minutes=count * (60 if unit[0] == "h" else 1) * sign)
        moment = Moment(at.date(), at.time().replace(second=0, microsecond=0))
        found.append((*match.span(), Period(moment, moment)))
    return found
