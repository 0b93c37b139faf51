"""Days and months of the company's own zone, as windows of UTC."""

import calendar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

EARLIEST = date(2000, 1, 1)  # nobody's desk is older; calendars end somewhere


def zone() -> ZoneInfo:
    """The company's zone, as set with its opening hours."""
    return ZoneInfo(core.opening_hours().zone)


def today() -> date:
    """The company's date now."""
    return core.now().astimezone(zone()).date()


def day_of(asked: str) -> date:
    """The date asked for ("2026-11-22"), today when it is none or lies ahead."""
    try:
        return max(EARLIEST, min(date.fromisoformat(asked), today()))
    except ValueError:
        return today()


def month_of(asked: str) -> date:
    """The first of the month asked for ("2026-11"), of this month when it is none or lies ahead."""
    try:
        return max(EARLIEST, min(date.fromisoformat(f"{asked}-01"), today().replace(day=1)))
    except ValueError:
        return today().replace(day=1)


def window(first: date, days: int) -> conversations.Window:
    """The days from `first` on, midnight to midnight."""
    return conversations.Window(_midnight(first), _midnight(first + timedelta(days=days)))


def days_in(month: date) -> int:
    """How many days a month has."""
    return calendar.monthrange(month.year, month.month)[1]


def written(at: datetime | None) -> str:
    """A moment as a spreadsheet reads it, in the company's zone; "" for none."""
    return f"{at.astimezone(zone()):%Y-%m-%d %H:%M:%S}" if at else ""


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=zone())
