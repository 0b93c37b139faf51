"""Days counted from a given one: the next 15th, the Friday of the week after, the end of a month."""

import calendar
from datetime import date, timedelta

JA_DAYS = {day: number for number, day in enumerate("月火水木金土日")}
EN_DAYS = {day: number for number, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
EN_DAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?"
EN_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"


def on(year: int, month: int, day: int) -> date | None:
    """That day; None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_and_day(month: int, day: int, today: date) -> date | None:
    """That day this year, or the next when it has passed."""
    this = on(today.year, month, day)
    return this if this is None or this >= today else on(today.year + 1, month, day)


def day_of_month(day: int, today: date, months: int = 0) -> date | None:
    """That day of the month so many months from now."""
    at = today.year * 12 + today.month - 1 + months
    return on(at // 12, at % 12 + 1, day)


def next_day(day: int, today: date) -> date | None:
    """That day of this month, or of the next when it has passed."""
    this = day_of_month(day, today)
    return this if this is not None and this >= today else day_of_month(day, today, 1)


def weekday(number: int, today: date, weeks: int | None) -> date:
    """The next such day, or the one of the week so many weeks from now (weeks begin on Monday)."""
    if weeks is None:
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return today + timedelta(days=number - today.weekday() + 7 * weeks)


def month_end(today: date, months: int = 0) -> date:
    """The last day of the month so many months from now. Raises OverflowError after the year 9999."""
    first = day_of_month(1, today, months)
    if first is None:
        raise OverflowError("the calendar ends")
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
