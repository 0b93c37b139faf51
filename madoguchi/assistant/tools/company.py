"""When people of ours answer."""

from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.tasks.shapes import Field
from madoguchi.ui import api as ui

from . import saying
from .meaning import days_in
from .shapes import Asked, Found, Tool

AHEAD = 7
DAY = Field("day", gettext_lazy("The day"), "date", required=False)


def opening_hours(about: Asked) -> Found:
    """Whether we are there now, and the hours of the next days, or of the day that she names."""
    named = days_in(str(about.values.get("day") or "") or about.said)
    now = core.now()
    if named and named[0] != localdate(now):
        return Found(_on(named[0]), values={"open_now": core.is_open(now)})
    days = [localdate(now) + timedelta(days=ahead) for ahead in range(AHEAD)]
    lines = tuple(f"{saying.day(one)}  {_hours(one)}" for one in days)
    return Found(_now(), lines=lines, values={"open_now": core.is_open(now)})


def _now() -> str:
    now = core.now()
    until = core.closes_at(now)
    if until is not None:
        return _("Our staff are there now, until %(time)s today.") % {"time": ui.clock(until)}
    if core.is_open(now):
        return _("Our staff are there at any time.")
    opening = core.next_opening(now)
    if opening is None:
        return _("Our staff are away at present. Please leave your question here at any time.")
    return _("Our staff are away now. They are there again from %(at)s.") % {"at": saying.moment(opening)}


def _on(day: date) -> str:
    given = {"day": saying.day(day), "hours": _hours(day)}
    if core.opening_hours().ranges_on(day):
        return _("On %(day)s our staff are there: %(hours)s.") % given
    return _("On %(day)s our staff are away (%(hours)s).") % given


def _hours(day: date) -> str:
    """The hours of one day; where it is closed, with the reason as far as it has a name."""
    ranges = core.opening_hours().ranges_on(day)
    if any(start == end for start, end in ranges):
        return _("at any time")
    if ranges:
        return saying.listed([f"{start:%H:%M}–{end:%H:%M}" for start, end in ranges])
    name = _name(day)
    return _("closed: %(why)s") % {"why": name} if name else _("closed")


def _name(day: date) -> str:
    """What the company, or else the calendar, calls the day; "" for nothing."""
    own, holiday = core.opening_hours().company_day(day), core.holiday_on(day)
    japanese = get_language() == "ja"
    named = (own.name_ja if japanese else own.name_en) if own else ""
    return named or ((holiday.ja if japanese else holiday.en) if holiday else "")


HOURS = Tool(
    "opening-hours",
    gettext_lazy("When our staff are there"),
    gettext_lazy("Opening hours today and on the next days."),
    opening_hours,
    inputs=(DAY,),
    proof="none",
)
