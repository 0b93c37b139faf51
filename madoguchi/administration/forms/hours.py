"""Opening hours as typed: seven days, the zone, and company days as periods that have a name."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import available_timezones

from django.http import QueryDict
from django.utils.translation import gettext as _

from madoguchi.core import api as core

from .ranges import RangesRefused, read_ranges, write_ranges

DAY = datetime.timedelta(days=1)
LONGEST_PERIOD, MOST_PERIODS, LONGEST_NAME = 60, 60, 60
WEEK = range(7)
ZONES = (*sorted(zone for zone in available_timezones() if "/" in zone and "Etc/" not in zone), "UTC")


@dataclass(frozen=True)
class Period:
    """One or more days in a row with the same name and hours, as typed; no hours means closed."""

    key: str
    first: str = ""
    last: str = ""
    name_ja: str = ""
    name_en: str = ""
    hours: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Was nothing typed?"""
        return not (self.first or self.last or self.name_ja or self.name_en or self.hours)


@dataclass(frozen=True)
class HoursForm:
    """The whole page as typed."""

    days: tuple[str, ...]
    closed_on_holidays: bool
    zone: str
    periods: tuple[Period, ...]
    errors: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether it can be saved."""
        return not self.errors and not any(period.errors for period in self.periods)


def shown(held: core.OpeningHours) -> HoursForm:
    """The hours as they are kept."""
    days = tuple(write_ranges(ranges) for ranges in held.week)
    return HoursForm(days, held.closed_on_holidays, held.zone, _periods(held.days))


def typed(post: QueryDict, held: core.OpeningHours) -> HoursForm:
    """The hours as they were sent."""
    zone = post.get("zone", "")
    keys = list(dict.fromkeys(key for key in post.getlist("period") if key))[:MOST_PERIODS]
    return HoursForm(
        days=tuple(post.get(f"day-{day}", "").strip()[:200] for day in WEEK),
        closed_on_holidays=bool(post.get("closed_on_holidays")),
        zone=zone if zone in ZONES else held.zone,
        periods=tuple(_typed_period(post, key[:40]) for key in keys),
    )


def arranged(form: HoursForm, act: str, today: datetime.date) -> HoursForm:
    """After "copy" (Monday to Friday), "add", "add:new-year", "add:obon" or "drop:KEY"; nothing is saved."""
    verb, _colon, what = act.partition(":")
    if verb == "copy":
        return replace(form, days=(form.days[0],) * 5 + form.days[5:])
    if verb == "add" and len(form.periods) < MOST_PERIODS:
        return replace(form, periods=(*form.periods, _suggested(what, today)))
    if verb == "drop":
        return replace(form, periods=tuple(one for one in form.periods if one.key != what))
    return form


def checked(form: HoursForm) -> HoursForm:
    """Without blank periods, and with what is wrong beside each field."""
    errors: dict[int, str] = {}
    for day in WEEK:
        try:
            read_ranges(form.days[day])
        except RangesRefused as refused:
            errors[day] = str(refused)
    taken: set[datetime.date] = set()
    periods = tuple(_checked(one, taken) for one in form.periods if not one.blank)
    return replace(form, errors=errors, periods=periods)


def hours_of(form: HoursForm) -> core.OpeningHours:
    """The hours of a checked form; what is wrong in it counts as closed, for the preview."""
    week = tuple(() if day in form.errors else read_ranges(form.days[day]) for day in WEEK)
    days = {day.date: day for one in form.periods if not one.errors for day in _days(one)}
    ordered = tuple(days[date] for date in sorted(days))
    return core.OpeningHours(week, form.closed_on_holidays, ordered, form.zone)


def _periods(days: tuple[core.CompanyDay, ...]) -> tuple[Period, ...]:
    """Days in a row that are alike, as one period."""
    rows: list[list[core.CompanyDay]] = []
    for day in sorted(days, key=lambda one: one.date):
        last = rows[-1][-1] if rows else None
        if last and replace(last, date=day.date) == day and last.date + DAY == day.date:
            rows[-1].append(day)
        else:
            rows.append([day])
    return tuple(
        Period(
            f"p-{row[0].date:%Y%m%d}", row[0].date.isoformat(), row[-1].date.isoformat(),
            row[0].name_ja, row[0].name_en, write_ranges(row[0].ranges),
        )
        for row in rows
    )  # fmt: skip


def _typed_period(post: QueryDict, key: str) -> Period:
    texts = (post.get(f"{key}-{name}", "").strip() for name in ("first", "last", "ja", "en", "hours"))
    return Period(key, *(text[:LONGEST_NAME] for text in texts))


def _suggested(kind: str, today: datetime.date) -> Period:
    """A new row: blank, or 年末年始 and お盆 as they are next usual."""
    key = f"p-{uuid.uuid4().hex[:8]}"
    if kind == "new-year":
        year = today.year
        return Period(key, f"{year}-12-29", f"{year + 1}-01-03", "年末年始", "New Year holidays")
    if kind == "obon":
        year = today.year if today <= datetime.date(today.year, 8, 16) else today.year + 1
        return Period(key, f"{year}-08-13", f"{year}-08-16", "お盆", "Obon holidays")
    return Period(key, name_ja="臨時休業", name_en="Closed for the day")


def _checked(period: Period, taken: set[datetime.date]) -> Period:
    errors: dict[str, str] = {}
    try:
        read_ranges(period.hours)
    except RangesRefused as refused:
        errors["hours"] = str(refused)
    dates = _dates(period)
    if not dates:
        errors["first"] = _("Please give the first day and, for several days, the last one after it.")
    elif len(dates) > LONGEST_PERIOD:
        errors["first"] = _("This is longer than %(days)d days.") % {"days": LONGEST_PERIOD}
    elif taken.intersection(dates):
        errors["first"] = _("Another line has hours for one of these days.")
    taken.update(dates[:LONGEST_PERIOD])
    return replace(period, errors=errors)


def _dates(period: Period) -> list[datetime.date]:
    try:
        first = datetime.date.fromisoformat(period.first)
        last = datetime.date.fromisoformat(period.last) if period.last else first
    except ValueError:
        return []
    return [first + DAY * number for number in range((last - first).days + 1)]


def _days(period: Period) -> list[core.CompanyDay]:
    ranges = read_ranges(period.hours)
    return [core.CompanyDay(date, ranges, period.name_ja, period.name_en) for date in _dates(period)]
