"""The company's opening hours, as set, asked about one moment."""

import datetime
from zoneinfo import ZoneInfo

from .calendar import OpeningHours, Span
from .clock import now
from .options import option


def opening_hours() -> OpeningHours:
    """The hours as they are set."""
    return option(OpeningHours)


def is_open(at: datetime.datetime | None = None) -> bool:
    """Do people answer at `at` (now)?"""
    return opening_hours().is_open(at or now())


def next_opening(at: datetime.datetime | None = None) -> datetime.datetime | None:
    """When we next open after `at` (now), in UTC; None when never, or not within 400 days."""
    return opening_hours().next_opening(at or now())


def closes_at(at: datetime.datetime | None = None) -> datetime.datetime | None:
    """When we close, in UTC; None when `at` (now) is outside the hours, or we never close."""
    return opening_hours().closes_at(at or now())


def todays_hours(at: datetime.datetime | None = None) -> tuple[Span, ...]:
    """The spans that begin on the company's day of `at` (now), in UTC, in order; empty on a closed day."""
    hours = opening_hours()
    return hours.spans_on((at or now()).astimezone(ZoneInfo(hours.zone)).date())
