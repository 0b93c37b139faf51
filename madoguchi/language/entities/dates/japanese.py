"""Days as Japanese texts name them: 令和8年11月22日, 来週月曜, 10日前, 月末."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from ...days import JA_DAYS, day_of_month, month_end, on, weekday
from ...numerals import number
from .clock import part_of_day
from .periods import Moment, Period, days

Reader = Callable[[re.Match[str], date, bool], Period | None]
"""What a match means, counted from a day; True where the text tells what has happened."""

_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "r": 2018, "h": 1988, "s": 1925, "t": 1911}
_NEAR = {
    "今日": 0, "本日": 0, "きょう": 0, "明日": 1, "あした": 1, "あす": 1, "翌日": 1, "明後日": 2,
    "あさって": 2,
    "明々後日": 3, "しあさって": 3, "昨日": -1, "きのう": -1, "一昨日": -2, "おととい": -2,
}  # fmt: skip
_WEEKS = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "翌週": 1, "再来週": 2}
_MONTHS = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1, "翌月": 1, "再来月": 2}
_YEARS = {"一昨年": -2, "おととし": -2, "去年": -1, "昨年": -1, "今年": 0, "来年": 1, "再来年": 2}
_NIGHTS = {"今朝": (0, "朝"), "今夜": (0, "夜"), "今晩": (0, "夜"), "昨夜": (-1, "夜"), "昨晩": (-1, "夜"),
           "明朝": (1, "朝"), "明晩": (1, "夜")}  # fmt: skip
_THIRDS = {"初め": (1, 10), "はじめ": (1, 10), "頭": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "半ば": (11,
           20),
           "下旬": (21, 31), "末": (0, 0), "いっぱい": (1, 31), "中": (1, 31)}  # fmt: skip
_THIRD = "(初め|はじめ|頭|上旬|中旬|半ば|下旬|末|いっぱい|中(?=に))"
_NO_SPAN = (
    r"(?!間|以内|目|分(?!の予約)|ほど|くらい|ぐらい|程|[も]?(?:たっ|経|過ぎ|すぎ|かか|待)|で(?:届|"
    r"着|壊|終|切|な|動)|に?[一二三\d]+[回度]"
    r"|常|曜|前|後|本|立|帰り|がかり|ごと|おき|毎|中(?!に)|使|坊|が(?:過|経)|[、,]\s?\d+日)"
)
_WEEKDAY = r"(?<!毎週)(?<!毎)(?<!\d)"
_AFTER_SHORT = r"(?=[のにはでかまも以着、。,!?\s~\-]|が(?:いい|良|希望|都合)|を?希望|を?指定|$)"


def _full(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(on(int(found[1]), int(found[2]), int(found[3])))


def _era(found: re.Match[str], today: date, past: bool) -> Period | None:
    year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    if found[4] is None:
        return whole_month(year, int(found[3])) if found.group().endswith("月") else None
    return days(on(year, int(found[3]), int(found[4])))


def _year_and_month(found: re.Match[str], today: date, past: bool) -> Period | None:
    return whole_month(int(found[1]), int(found[2]))


def whole_month(year: int, month: int) -> Period | None:
    first = on(year, month, 1)
    return days(first, month_end(first)) if first else None


def _month_day(found: re.Match[str], today: date, past: bool) -> Period | None:
    month, day = int(number(found[2]) or 0), int(number(found[3]) or 0)
    if found[1]:
        return days(on(today.year + _YEARS[found[1]], month, day))
    return days(nearest([on(today.year + years, month, day) for years in (-1, 0, 1)], today, past))


def _slashed(found: re.Match[str], today: date, past: bool) -> Period | None:
    month, day = int(found[1]), int(found[2])
    return days(nearest([on(today.year + years, month, day) for years in (-1, 0, 1)], today, past))


def nearest(given: list[date | None], today: date, past: bool) -> date | None:
    """The last of them that has come, or the first that has not."""
    known = [day for day in given if day]
    if past:
        return max((day for day in known if day <= today), default=None)
    return min((day for day in known if day >= today), default=None)


def _month_part(found: re.Match[str], today: date, past: bool) -> Period | None:
    firsts = [on(today.year + years, int(number(found[1]) or 0), 1) for years in (-1, 0, 1)]
    known = [first for first in firsts if first]
    if past:
        first = max((one for one in known if one <= today), default=None)
    else:
        first = min((one for one in known if month_end(one) >= today), default=None)
    return _third(month_end(first), found[2]) if first else None


def _third(last: date, part: str | None) -> Period | None:
    """A third of the month that ends on `last`."""
    begins, ends = _THIRDS[part] if part else (1, 31)
    if not begins:
        return days(last)
    return days(last.replace(day=begins), last.replace(day=min(ends, last.day)))


def _near(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(today + timedelta(days=_NEAR[found.group()]))


def _night(found: re.Match[str], today: date, past: bool) -> Period | None:
    count, part = _NIGHTS[found.group()]
    day, clock = days(today + timedelta(days=count)), part_of_day(part)
    return day and clock and day.at(clock)


def _week_day(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(weekday(JA_DAYS[found[2]], today, _WEEKS[found[1]]))


def _week(found: re.Match[str], today: date, past: bool) -> Period | None:
    monday = weekday(0, today, _WEEKS[found[1]])
    part = found[2]
    if part == "末":
        return days(monday + timedelta(days=5), monday + timedelta(days=6))
    if part:
        first = {"初め": 0, "はじめ": 0, "頭": 0, "前半": 0, "半ば": 2, "後半": 3}[part]
        return days(monday + timedelta(days=first), monday + timedelta(days=min(first + 2, 6)))
    return days(monday, monday + timedelta(days=6))


def _coming(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(weekday(JA_DAYS[found[1]], today, None))


def _some_day(found: re.Match[str], today: date, past: bool) -> Period | None:
    coming = weekday(JA_DAYS[found[1]], today, None)
    return days(coming - timedelta(days=7) if past else coming)


def _weekend(found: re.Match[str], today: date, past: bool) -> Period | None:
    saturday = (
        weekday(5, today - timedelta(days=1), None) if today.weekday() != 6 else today - timedelta(days=1)
    )
    if today.weekday() == 6 and not past:
        saturday += timedelta(days=7)
    return days(saturday, saturday + timedelta(days=1))


def _week_start(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(weekday(0, today, 1))


def _counted(found: re.Match[str], today: date, past: bool) -> Period | None:
    count = int(number(found[1]) or 0) * (-1 if found[3] == "前" else 1)
    return moved(today, count, found[2])


def moved(today: date, count: int, unit: str) -> Period | None:
    if unit in ("日", "週間", "週"):
        return days(today + timedelta(days=count * (1 if unit == "日" else 7)))
    months = count * (12 if unit == "年" else 1)
    first = day_of_month(1, today, months)
    return days(first and first.replace(day=min(today.day, month_end(first).day)))


def _half_year(found: re.Match[str], today: date, past: bool) -> Period | None:
    return moved(today, -6 if found[1] == "前" else 6, "月")


def _this_month(found: re.Match[str], today: date, past: bool) -> Period | None:
    return _third(month_end(today, _MONTHS[found[1]]), found[2])


def _day_of_this_month(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(day_of_month(int(number(found[2]) or 0), today, _MONTHS[found[1]]))


def _month_end(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(month_end(today))


def _month_start(found: re.Match[str], today: date, past: bool) -> Period | None:
    return days(day_of_month(1, today, 0 if past or today.day == 1 else 1))


def _year_end(found: re.Match[str], today: date, past: bool) -> Period | None:
    end = date(today.year, 12, 31)
    return days(date(today.year, 12, 25), end) if found.group() == "年末" else days(today, end)


def _month_of_year(found: re.Match[str], today: date, past: bool) -> Period | None:
    return whole_month(today.year + _YEARS[found[1]], int(number(found[2]) or 0))


def _year(found: re.Match[str], today: date, past: bool) -> Period | None:
    year = today.year + _YEARS[found.group()]
    return days(date(year, 1, 1), date(year, 12, 31))


def _day(found: re.Match[str], today: date, past: bool) -> Period | None:
    day = int(number(found[1]) or 0)
    return days(nearest([day_of_month(day, today, months) for months in (-2, -1, 0, 1, 2)], today, past))


_IN_WEEK = r"(?:\s?\([月火水木金土日](?:曜日?)?(?:・祝|祝)?\))?"
# Pattern, reader, and whether in a range it counts from the first day.
PATTERNS: tuple[tuple[re.Pattern[str], Reader, bool], ...] = (
    (re.compile(
        rf"(?<![\d-])(\d{{4}})\s?[-/.年]\s?(\d{{1,2}})\s?[-/.月]\s?(\d{{1,2}})(?:日|"
        rf"(?![\d-])){_IN_WEEK}"), _full, False),
    (re.compile(
        rf"(?<![a-z0-9])(令和|平成|昭和|大正|[rhst])\.?\s?(\d{{1,2}}|"
        rf"元)\s?[年./\-](\d{{1,2}})(?:[月./\-](\d{{1,2}})日?(?!\d)|月)?{_IN_WEEK}"),
     _era, False),
    (re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(?!\d)"), _year_and_month, False),
    (re.compile(
        rf"(?:(去年|昨年|今年|来年|再来年)の?)?(?<!\d)({_NUM})月\s?({_NUM})日{_IN_WEEK}(?!間)"), _month_day,
        True),
    (re.compile(rf"(?<![\d/.-])(\d{{1,2}})/(\d{{1,2}})(?![\d/.%]|杯){_IN_WEEK}"), _slashed, True),
    (re.compile(rf"(去年|昨年|一昨年|今年|来年|再来年)の?({_NUM})月"), _month_of_year, False),
    (re.compile(rf"(?<![\dかヶ])({_NUM})月(?:の?{_THIRD})?(?![曜光見面])"), _month_part, True),
    (re.compile(rf"({'|'.join(_NIGHTS)})"), _night, False),
    (re.compile(
        r"明々後日|しあさって|明後日|あさって|一昨日|おととい|本日|今日|明日(?!葉)|昨日|翌日|"
        r"(?<![ぁ-ん])あした|"
                r"(?<![ぁ-ん])(?:あす|きょう|きのう)(?=[のにはもま中、。,\s]|から|$)"), _near, False),
    (re.compile(
        rf"(先々週|先週|今週|来週|翌週|再来週)の?\s?([月火水木金土日])(?:曜日?|{_AFTER_SHORT})"), _week_day,
        False),
    (re.compile(
        r"(先々週|先週|今週|来週|翌週|再来週)(?:の?(末|初め|はじめ|頭|前半|半ば|後半))?"), _week, False),
    (re.compile(r"(?:次の|今度の|こんどの)([月火水木金土日])曜日?"), _coming, False),
    (re.compile(r"週明け"), _week_start, False),
    (re.compile(r"(?<![毎])(?:週末|土日)"), _weekend, False),
    (re.compile(rf"{_WEEKDAY}([月火水木金土日])曜日?(?!大工|ごと|市)"), _some_day, False),
    (re.compile(
        r"(?<!\d)(\d{1,3}|[一二三四五六七八九十]{1,3})\s?(日|週間|週|[かヶケカヵ箇]月|年)(前|後)(?!払|"
        r"の?保証|半)"), _counted, False),
    (re.compile(r"半年(前|後)"), _half_year, False),
    (re.compile(
        rf"(先々月|先月|今月|来月|翌月|再来月)の?\s?({_NUM})日{_IN_WEEK}"), _day_of_this_month, False),
    (re.compile(rf"(先々月|先月|今月|来月|翌月|再来月)(?:の?{_THIRD})?"), _this_month, False),
    (re.compile(r"月末(?!締)"), _month_end, False),
    (re.compile(r"月初め?"), _month_start, False),
    (re.compile(r"年末(?!調整|年始)|年内"), _year_end, False),
    (re.compile(r"去年|一昨年|昨年|おととし|今年|再来年|来年"), _year, False),
    (re.compile(
        rf"(?<![\d/月年.,第数約])(\d{{1,2}}|二?十[一二三四五六七八九]?|三十一?)日{_IN_WEEK}{_NO_SPAN}"), _day,
        True),
    (re.compile(
        r"(?<![一-龥ぁ-んァ-ヶ\d])([二三四五六七八九])日(?=[にまのか]|頃|ごろ)(?!の?間|かか|も)"), _day,
        True),
)  # fmt: skip

_SPAN = re.compile(r"(?<!\d)(\d{1,4}|[一二三四五六七八九十]{1,3}|半)\s?(分|時間)(半)?(前|後)(?!払)")
_TOLD = (
    r"ました|(?<=[っいんしれきせけえてみべ])[ただ](?![らいくめぶちきけ方]|ほう|場合|時|とき|後|あと)"
    r"|(?:まだ|未だに?)届|分の?(?:請求|利用|明細|電気|料金|支払)"
)
PAST = re.compile(rf"(?:(?!ください|下さい|たい|ますか|お願い)[^。!?\n]){{0,30}}?(?:{_TOLD})")
"""What follows a day on which something has happened."""


def spans(line: str, now: datetime) -> list[tuple[int, int, Period]]:
    """30分後, 1時間半前: moments counted from now."""
    found = []
    for match in _SPAN.finditer(line):
        count = 0.5 if match[1] == "半" else float(number(match[1]) or 0) + (0.5 if match[3] else 0)
        minutes = count * (60 if match[2] == "時間" else 1) * (-1 if match[4] == "前" else 1)
        at = now + timedelta(minutes=minutes)
        moment = Moment(at.date(), at.time().replace(second=0, microsecond=0))
        found.append((*match.span(), Period(moment, moment)))
    return found
