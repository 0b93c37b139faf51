"""Times of day: 18時半, 午後6時〜8時, お昼, half past six, 2-4 pm."""

import re
from collections.abc import Iterator
from datetime import time

from ...numerals import number
from .periods import Atom, Period, always, hours

_PARTS = {
    "朝イチ": (8, 9), "朝一": (8, 9), "朝": (6, 10), "午前中": (8, 12), "午前": (8, 12), "お昼": (12, 14),
    "昼": (12, 14),
    "正午": (12, 12), "午後イチ": (13, 14), "午後一": (13, 14), "午後": (12, 18), "夕方": (16, 19),
    "夜間": (19, 21),
    "夜": (18, 21), "晩": (18, 21), "今晩": (18, 21), "今夜": (18, 21), "深夜": (22, 24), "夜中": (22, 24),
    "morning": (6, 12), "noon": (12, 12), "midday": (12, 12), "lunchtime": (12, 14), "afternoon": (12, 18),
    "evening": (17, 21), "night": (19, 24), "midnight": (0, 0),
}  # fmt: skip
_LATE = {"午後", "夕方", "夜", "晩", "今晩", "今夜", "夜の", "深夜", "pm", "afternoon", "evening", "night"}
_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HALVES = "午前|午後|朝|昼|夕方|夜|深夜|晩"
_AT = (
    rf"(?:(?<![今昨明])({_HALVES})の?\s?)?(?:(?<!\d)({_NUM})時(?!間|計|代|期|刻|点|的|停|保|中|短|金|差|払)(?:(半)|({_NUM})分)?|"
    rf"(?<![\d:/.])(\d{{1,2}}):(\d{{2}})(?![\d:]))"
)
_JA_AT = re.compile(_AT + r"(?:\s?(?:ごろ|頃|過ぎ|すぎ|きっかり|ちょうど))?")
_JA_RANGE = re.compile(
    rf"(?:({_HALVES})の?)?(?<![\d/])({_NUM})(?:時)?\s?[~\-]\s?({_HALVES})?({_NUM})時(?!間|計|代)"
)
_ENDS = (
    r"(?=に|の[^ぁ-んご]|の(?:うち|間|ほう)|は|で(?!き)|ごろ|頃|過ぎ|早|遅|、|。|,|!|\?|\s|$|から|まで|"
    r"以降|希望|着|指定|が(?:いい|良|希望|都合)|しか|なら|も)"
)
_JA_PART = re.compile(
    rf"(?:午前中|午後(?:イチ|一)?|お昼|正午|夕方|夜間|夜中|深夜|(?:(?<![一-龥])(?:朝(?:イチ|一)?|昼|夜|"
    rf"晩)|午前){_ENDS})"
)
_HALF_DAY = r"(a\.?m\.?|p\.?m\.?|in the (?:morning|afternoon|evening)|at night)(?![a-z])"
_EN_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_EN_AT = re.compile(
    rf"(?<![\d:.,/$¥-])(\d{{1,2}})(?::(\d{{2}}))?\s?{_HALF_DAY}|(?<![\w-])(\d{{1,2}}|"
    rf"{_EN_WORDS}) o'?clock"
)
_EN_PAST = re.compile(
    rf"(?<!\w)(half|quarter|(?:a )quarter|\d{{1,2}}) (past|to) (\d{{1,2}}|"
    rf"{_EN_WORDS})(?![\w%])(?:\s?{_HALF_DAY})?"
)
_EN_RANGE = re.compile(
    rf"(?:between |from )?(?<![\d:.,/$¥-])(\d{{1,2}})(?::(\d{{2}}))?\s?(?:{_HALF_DAY})?\s?(?:-|~|"
    rf"to|and|until|till)\s?"
    rf"(\d{{1,2}})(?::(\d{{2}}))?\s?{_HALF_DAY}"
)
_EN_PART = re.compile(
    r"(?<!\w)(?:in the |at )?(morning|noon|midday|lunchtime|afternoon|evening|night|"
    r"midnight)(?!\w)(?!s)"
)
_EN_GOOD = re.compile(r"(?:good|have a (?:nice|good|great)|all|every|per) $")


def clock_atoms(line: str) -> Iterator[Atom]:
    """Times of day in a folded text, ranges before what is inside them."""
    for reader, pattern in _READERS:
        for found in pattern.finditer(line):
            if period := reader(found):
                yield Atom("clock", found.start(), found.end(), always(period))


def part_of_day(name: str) -> Period | None:
    """朝 is from six to ten."""
    first, last = _PARTS[name]
    return hours(time(first), time(23, 59) if last == 24 else time(last))


def _ja_range(found: re.Match[str]) -> Period | None:
    half, first, other, last = found.groups()
    begins = _time(half, first, None)
    ends = _time(other or (half if half else None), last, None)
    if begins and ends and ends <= begins:
        return None
    return hours(begins, ends) if begins and ends else None


def _ja_at(found: re.Match[str]) -> Period | None:
    half, hour, thirty, minutes, colon_hour, colon_minutes = found.groups()
    return hours(_time(half, hour or colon_hour, "30" if thirty else minutes or colon_minutes))


def _ja_part(found: re.Match[str]) -> Period | None:
    return part_of_day(found.group())


def _en_range(found: re.Match[str]) -> Period | None:
    hour, minutes, half, other, other_minutes, other_half = found.groups()
    ends = _time(_bare(other_half), other, other_minutes)
    begins = _time(_bare(half or other_half), hour, minutes)
    if begins and ends and begins > ends and not half:
        begins = _time("am", hour, minutes)
    return hours(begins, ends) if begins and ends and begins < ends else None


def _en_at(found: re.Match[str]) -> Period | None:
    hour, minutes, half, on_the_hour = found.groups()
    return hours(_time(_bare(half), hour or on_the_hour, minutes))


def _en_past(found: re.Match[str]) -> Period | None:
    share, direction, hour, half = found.groups()
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(share) or int(number(share) or 0)
    at = _time(_bare(half), hour, None)
    if at is None or minutes > 59:
        return None
    total = (at.hour * 60 + (minutes if direction == "past" else -minutes)) % 1440
    return hours(time(total // 60, total % 60))


def _en_part(found: re.Match[str]) -> Period | None:
    before = found.string[max(0, found.start() - 12) : found.start()]
    return None if _EN_GOOD.search(before) else part_of_day(found[1])


def _bare(half: str | None) -> str | None:
    return half and half.replace(".", "").split()[-1]


def _time(half: str | None, hour: str | None, minutes: str | None) -> time | None:
    at, past = number(hour or ""), number(minutes) if minutes else 0
    if not hour or at is None or past is None:
        return None
    hours_of, late = int(at), half in _LATE
    if late and hours_of < 12 and not (half == "深夜" and hours_of < 6):
        hours_of += 12
    if hours_of == 12 and half in ("am", "午前"):
        hours_of = 0
    return time(hours_of, int(past)) if hours_of < 24 and past < 60 else None


_READERS = (
    (_ja_range, _JA_RANGE), (_en_range, _EN_RANGE), (_en_at, _EN_AT), (_ja_at, _JA_AT), (_en_past, _EN_PAST),
    (_ja_part, _JA_PART), (_en_part, _EN_PART),
)  # fmt: skip
