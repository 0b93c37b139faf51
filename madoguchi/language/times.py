"""Times as people say them: 明日の朝, 来週月曜, 30分後, tomorrow morning, next Monday, in 2 hours.

Whatever cannot be read to its last word is not understood; nothing is guessed. A day without a time means its
morning; a time without a day means its next occurrence. Times are those of the clock of `now`.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from .days import (
    EN_DAY,
    EN_DAYS,
    EN_MONTH,
    JA_DAYS,
    MONTHS,
    day_of_month,
    month_and_day,
    month_end,
    next_day,
    on,
    weekday,
)

MORNING = time(9, 0)

_PARTS_OF_DAY = {
    "朝": 9, "午前": 9, "午前中": 9, "昼": 12, "お昼": 12, "正午": 12, "昼過ぎ": 13, "午後": 13, "夕方": 17,
    "夜": 19, "晩": 19, "今晩": 19,
    "morning": 9, "noon": 12, "midday": 12, "lunch": 12, "afternoon": 13, "evening": 18, "night": 19,
}  # fmt: skip
_LATE = {"午後", "夕方", "夜", "晩", "今晩", "昼過ぎ", "pm", "afternoon", "evening", "night"}
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
            "one": 1, "an": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}  # fmt: skip
_UNITS = {
    "分": 1, "時間": 60, "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": 60, "hr": 60, "hrs": 60,
    "hour": 60, "hours": 60,
}  # fmt: skip
_DAYS = {"日": 1, "週間": 7, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}

_NUMBER = r"(\d+(?:\.\d+)?|[一二三四五六七八九十]|an?|one|two|three|four|five|six)"
_SPAN_JA = re.compile(rf"{_NUMBER}(分|時間|日|週間)(半)?(?:後|ご|経ったら|たったら)")
_SPAN_EN = re.compile(rf"(?:in )?{_NUMBER} ?(m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)")
_CLOCK_JA = re.compile(
    r"(朝|午前中?|お?昼過ぎ|お?昼|正午|午後|夕方|今晩|夜|晩)?(?:の)?"
    r"(?:(\d{1,2})(?:時(?:(半)|(\d{1,2})分)?|:(\d{2})))?(?:ごろ|頃)?"
)
_CLOCK_EN = re.compile(
    r"(?:in the |this )?(morning|noon|midday|lunch|afternoon|evening|night)?"
    r"(?: ?(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?)?"
)

Day = tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]


def understand(text: str, now: datetime, *, morning: time = MORNING) -> datetime | None:
    """The time that is meant, in the zone of `now`; None when it is not understood. It may have passed."""
    said = _plain(text)
    if not said:
        return None
    span = _after(said, now, morning)
    if span is not None:
        return span
    for pattern, which in _DATES:
        if found := pattern.match(said):
            day, rest = which(found, now.date()), _rest(said[found.end() :])
            clock = _clock(rest, morning) if rest else morning
            if day is not None and clock is not None:
                return datetime.combine(day, clock, now.tzinfo)
    clock = _clock(said, morning)
    if clock is None:
        return None
    at = datetime.combine(now.date(), clock, now.tzinfo)
    return at if at > now else at + timedelta(days=1)


def _plain(text: str) -> str:
    said = unicodedata.normalize("NFKC", text).strip().lower().rstrip("。.!")
    said = re.sub(r"(まで|に|から)$", "", said)
    said = re.sub(r"^(until|till|at|on|by) ", "", said)
    return re.sub(r"\s+", " ", said)


def _rest(text: str) -> str:
    """What follows the day, without what only joins."""
    return re.sub(r"^(?:[\s,、]|の|at |in the |に)*", "", text).strip()


def _after(said: str, now: datetime, morning: time) -> datetime | None:
    """So many minutes or hours from now, or the morning so many days from now."""
    if said in ("half an hour", "in half an hour", "半時間後"):
        return now + timedelta(minutes=30)
    if said in ("半日後",):
        return now + timedelta(hours=12)
    found = _SPAN_JA.fullmatch(said) or _SPAN_EN.fullmatch(said)
    if found is None:
        return None
    given, unit = found[1], found[2]
    count = float(_NUMBERS.get(given) or given)
    if found.re is _SPAN_JA and found[3]:
        count += 0.5
    if unit in _UNITS:
        return _within_years(now, timedelta(minutes=count * _UNITS[unit]))
    day = _within_years(now, timedelta(days=int(count) * _DAYS[unit]))
    return day and datetime.combine(day.date(), morning, now.tzinfo)


def _within_years(now: datetime, span: timedelta) -> datetime | None:
    return now + span if span <= timedelta(days=366 * 5) else None


def _clock(said: str, morning: time) -> time | None:
    """A time of day: a part of the day, an hour, or both."""
    if ja := _CLOCK_JA.fullmatch(said):
        part, hour, half, minutes, after_colon = ja.groups()
        return _time(part, hour, "30" if half else minutes or after_colon, morning)
    if en := _CLOCK_EN.fullmatch(said):
        part, hour, minutes, half_day = en.groups()
        if hour and not (minutes or half_day or part):
            return None  # a bare number may be anything
        return _time(half_day or part, hour, minutes, morning)
    return None


def _time(part: str | None, hour: str | None, minutes: str | None, morning: time) -> time | None:
    if hour is None:
        if part is None:
            return None
        named = _PARTS_OF_DAY[part.removeprefix("お")]
        return morning if named == MORNING.hour else time(named)
    at = int(hour)
    if part in _LATE and at < 12:
        at += 12
    if part == "am" and at == 12:
        at = 0
    if at > 23 or int(minutes or 0) > 59:
        return None
    return time(at, int(minutes or 0))


def _in(days: int) -> Callable[[re.Match[str], date], date | None]:
    return lambda found, today: today + timedelta(days=days)


_WEEKS = {"今週": 0, "来週": 1, "再来週": 2, "this": None, "next": 1, None: None}
_DATES: tuple[Day, ...] = (
    (re.compile(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?"), lambda m, d: on(*map(int, m.groups()))),
    (re.compile(r"(\d{1,2})(?:/|月)(\d{1,2})日?"), lambda m, d: month_and_day(int(m[1]), int(m[2]), d)),
    (re.compile(rf"{EN_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?"),
     lambda m, d: month_and_day(MONTHS[m[1]], int(m[2]), d)),
    (re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? {EN_MONTH}"),
     lambda m, d: month_and_day(MONTHS[m[2]], int(m[1]), d)),
    (re.compile(r"(?:今日|本日|きょう|today)"), _in(0)),
    (re.compile(r"(?:明々後日|しあさって)"), _in(3)),
    (re.compile(r"(?:明後日|あさって|the day after tomorrow|day after tomorrow)"), _in(2)),
    (re.compile(r"(?:明日|あした|あす|翌日|tomorrow)"), _in(1)),
    (re.compile(r"(?=今晩)|to(?=night)"), _in(0)),
    (re.compile(r"(今週|来週|再来週)?の?([月火水木金土日])曜日?"),
     lambda m, d: weekday(JA_DAYS[m[2]], d, _WEEKS[m[1]])),
    (re.compile(r"(今週|来週|再来週)の?([月火水木金土日])(?![曜\d月])"),
     lambda m, d: weekday(JA_DAYS[m[2]], d, _WEEKS[m[1]])),
    (re.compile(r"(?:(this|next) )?" + EN_DAY + r"\b"),
     lambda m, d: weekday(EN_DAYS[m[2]], d, _WEEKS[m[1]])),
    (re.compile(r"(?:来週|週明け|next week)"), lambda m, d: weekday(0, d, 1)),
    (re.compile(r"(?:再来週)"), lambda m, d: weekday(0, d, 2)),
    (re.compile(r"(?:週末|(?:the |this )?weekend)"), lambda m, d: weekday(5, d, None)),
    (re.compile(r"来月の?(\d{1,2})日"), lambda m, d: day_of_month(int(m[1]), d, 1)),
    (re.compile(r"来月末"), lambda m, d: month_end(d, 1)),
    (re.compile(r"(?:来月(?:の初め|初め|頭)?|next month)"), lambda m, d: day_of_month(1, d, 1)),
    (re.compile(r"(?:今月末|月末|(?:the )?end of (?:the )?month)"), lambda m, d: month_end(d)),
    (re.compile(r"(\d{1,2})日"), lambda m, d: next_day(int(m[1]), d)),
)  # fmt: skip
