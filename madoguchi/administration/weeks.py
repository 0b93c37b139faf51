"""The next weeks as a calendar: what the hours make of each day."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.core import api as core

from .forms.ranges import write_ranges

WEEKS = 4
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class DayShown:
    """One day of the preview; `why` names the holiday or company day."""

    date: datetime.date
    hours: tuple[str, ...]
    why: str
    past: bool
    today: bool


def next_weeks(hours: core.OpeningHours, now: datetime.datetime) -> list[list[DayShown]]:
    """Four weeks from this Monday, in the company's zone."""
    today = now.astimezone(ZoneInfo(hours.zone)).date()
    monday = today - DAY * today.weekday()
    days = [_day(hours, monday + DAY * number, today) for number in range(7 * WEEKS)]
    return [days[start : start + 7] for start in range(0, len(days), 7)]


def _day(hours: core.OpeningHours, date: datetime.date, today: datetime.date) -> DayShown:
    shown = tuple(write_ranges((one,)) for one in hours.ranges_on(date))
    return DayShown(date, shown, _why(hours, date), past=date < today, today=date == today)


def _why(hours: core.OpeningHours, date: datetime.date) -> str:
    japanese = (get_language() or "ja").startswith("ja")
    if day := hours.company_day(date):
        name = (day.name_ja or day.name_en) if japanese else (day.name_en or day.name_ja)
        return name or _("Company day")
    holiday = core.holiday_on(date)
    return (holiday.ja if japanese else holiday.en) if holiday else ""
