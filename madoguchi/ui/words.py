"""Times and durations in words, in the reader's language and zone; headings broken by phrase."""

import calendar
import functools
import re
from datetime import date, datetime, timedelta

import budoux
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

MINUTE, HOUR, DAY = 60, 3600, 86400
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
WEEKDAYS_JA = "月火水木金土日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@functools.cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@functools.lru_cache(maxsize=2048)
def _split(text: str) -> tuple[str, ...]:
    return tuple(_parser().parse(text))


def phrases(text: object) -> SafeString:
    """Japanese text that breaks only between phrases; other text is returned as it is, escaped."""
    plain = str(text)
    if len(plain) > 400 or not JAPANESE.search(plain):
        return conditional_escape(text)
    broken = format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in _split(plain)))
    return format_html('<span class="phrases">{}</span>', broken)


def duration(seconds: float) -> str:
    """A length of time in at most two units: "4 min", "1 h 20 min", "2 days"."""
    whole = int(abs(seconds))
    if whole < MINUTE:
        return ngettext("%(n)d sec", "%(n)d sec", whole) % {"n": whole}
    if whole < HOUR:
        return ngettext("%(n)d min", "%(n)d min", whole // MINUTE) % {"n": whole // MINUTE}
    if whole < DAY:
        hours, minutes = whole // HOUR, whole % HOUR // MINUTE
        if minutes:
            return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", whole // DAY) % {"n": whole // DAY}


def ago(at: datetime, now: datetime) -> str:
    """How long ago (or in how long), in one rough unit; a date from the eighth day on."""
    seconds = (now - at).total_seconds()
    if abs(seconds) < MINUTE:
        return _("just now")
    if abs(seconds) >= 8 * DAY:
        return day(at, short=True, today=timezone.localtime(now).date())
    size = abs(seconds)
    rough = duration(size // HOUR * HOUR if HOUR <= size < DAY else size)
    return (_("%(time)s ago") if seconds > 0 else _("in %(time)s")) % {"time": rough}


def clock(at: datetime) -> str:
    """HH:MM in the reader's zone."""
    return f"{_local(at):%H:%M}"


def day(at: datetime | date, *, short: bool = False, today: date | None = None) -> str:
    """2026年11月21日（土） or "Sat, 21 Nov 2026"; short leaves out this year's number."""
    on = _local(at).date() if isinstance(at, datetime) else at
    year = not (short and today is not None and on.year == today.year)
    if (get_language() or "ja").startswith("ja"):
        start = f"{on.year}年" if year else ""
        return f"{start}{on.month}月{on.day}日（{WEEKDAYS_JA[on.weekday()]}）"
    end = f" {on.year}" if year else ""
    return f"{WEEKDAYS_EN[on.weekday()]}, {on.day} {MONTHS_EN[on.month - 1]}{end}"


def month(on: date) -> str:
    """2026年11月 or "November 2026"."""
    if (get_language() or "ja").startswith("ja"):
        return f"{on.year}年{on.month}月"
    return f"{calendar.month_name[on.month]} {on.year}"


def seconds_of(length: timedelta | float) -> float:
    """A timedelta or a number of seconds, as seconds."""
    return length.total_seconds() if isinstance(length, timedelta) else float(length)


def _local(at: datetime) -> datetime:
    return timezone.localtime(at) if timezone.is_aware(at) else at
