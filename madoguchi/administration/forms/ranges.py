"""Opening hours of one day as people type them: 「9:00-12:00、13時〜18時」, "closed"."""

import datetime
import re
import unicodedata

from django.utils.translation import gettext as _

Range = tuple[datetime.time, datetime.time]

MIDNIGHT = datetime.time(0)
CLOSED = ("", "-", "休業", "休み", "お休み", "定休日", "なし", "closed", "none")
_TIME = r"(\d{1,2})(?:[:時.](\d{2})?分?)?"
_RANGE = re.compile(rf"{_TIME}(?:[-–—‐−~〜～ー]|から|to){_TIME}(?:まで)?")
_BETWEEN = re.compile(r"[,、;/・]|(?<=\d)\s+(?=\d)|(?<=[分時])\s+(?=\d)|and|と")


class RangesRefused(ValueError):
    """The text is no list of hours; the message says why, in the reader's language."""


def read_ranges(text: str) -> tuple[Range, ...]:
    """The ranges of a text, in order. Raises RangesRefused."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in CLOSED:
        return ()
    joined = re.sub(r"\s*([-–—‐−~〜～ー]|から|to)\s*", r"\1", plain)
    parts = [part.strip() for part in _BETWEEN.split(joined) if part.strip()]
    ranges = sorted(_range(part) for part in parts)
    if any(end != MIDNIGHT and end <= start for start, end in ranges[:-1]) or _overlap(ranges):
        raise RangesRefused(_("Two of these hours overlap."))
    return tuple(ranges)


def write_ranges(ranges: tuple[Range, ...]) -> str:
    """9:00–12:00, 13:00–18:00; "" for a closed day."""
    return ", ".join(f"{_clock(start)}–{_clock(end, last=True)}" for start, end in ranges)


def _range(text: str) -> Range:
    found = _RANGE.fullmatch(text)
    if found is None:
        raise RangesRefused(_("Please write hours as 9:00-18:00, several separated by commas."))
    start, end = _time(*found.group(1, 2)), _time(*found.group(3, 4), last=True)
    if start == end != MIDNIGHT:
        raise RangesRefused(_("Beginning and end are the same time."))
    return start, end


def _time(hours: str, minutes: str | None, *, last: bool = False) -> datetime.time:
    hour, minute = int(hours), int(minutes or 0)
    if last and (hour, minute) == (24, 0):
        return MIDNIGHT
    try:
        return datetime.time(hour, minute)
    except ValueError:
        said = _("There is no such time as %(time)s.") % {"time": f"{hour}:{minute:02}"}
        raise RangesRefused(said) from None


def _overlap(ranges: list[Range]) -> bool:
    return any(later[0] < earlier[1] for earlier, later in zip(ranges, ranges[1:], strict=False))


def _clock(at: datetime.time, *, last: bool = False) -> str:
    return "24:00" if last and at == MIDNIGHT else f"{at.hour}:{at.minute:02}"
