"""Days and times of day that a text names, as the fields of a task take them: 「来週の土曜の午前中に」."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.tasks.shapes import Choice, Field

MIDNIGHT = 24
"""The hour at which a time without an end ends."""


def day_in(field: Field, text: str) -> str | None:
    """The last day in a text that a field of days can take, else the last day; None where it names none.

    Who moves something says the new day last: 「金曜から日曜に」.
    """
    days = [day.isoformat() for span in _spans(text) for day in _days(span)]
    fit = [day for day in days if takes(field, day)]
    return (fit or days)[-1] if days else None


def takes(field: Field, day: str) -> bool:
    """Whether a field of days can take a day, given in ISO 8601; what is no day is not judged here."""
    try:
        ahead = (date.fromisoformat(day) - localdate(core.now())).days
    except ValueError:
        return True
    return field.least <= ahead <= field.most


def time_in(choices: Sequence[Choice], text: str) -> str | None:
    """The only choice of a time of day that a text can mean: that lies within what it names, or holds it."""
    found = {
        one.value
        for span in _spans(text)
        if (hours := _hours(span))
        for one in choices
        if one.hours
        and not one.barred
        and _meets(hours, one.hours)
        and (one.day is None or one.day in {*_days(span)})
    }
    return found.pop() if len(found) == 1 else None


def _spans(text: str) -> Iterator[tuple[str, str]]:
    """Beginning and end of every time that a text names, each in the words of ISO 8601; the end may be ""."""
    for one in language.entities(text, core.now()):
        if one.kind == "date":
            start, _slash, end = one.value.partition("/")
            yield start, end


def _days(span: tuple[str, str]) -> Iterator[date]:
    for words in span:
        day = words.partition("T")[0]
        if len(day) == len("2026-11-28") and day[0].isdecimal():
            yield date.fromisoformat(day)


def _hours(span: tuple[str, str]) -> tuple[float, float] | None:
    start, end = (_hour(words) for words in span)
    if start is None:
        return None
    return start, end if end is not None else (MIDNIGHT if span[1] == ".." else start)


def _hour(words: str) -> float | None:
    _day, marked, clock = words.partition("T")
    if not marked or not clock[:2].isdecimal():
        return None
    return int(clock[:2]) + (int(clock[3:5]) / 60 if clock[3:5].isdecimal() else 0)


def _meets(named: tuple[float, float], offered: tuple[int, int]) -> bool:
    """Whether what is named lies within what is offered, or the other way round."""
    (start, end), (opens, closes) = named, offered
    if start == end:
        return opens <= start < closes
    return (opens <= start and end <= closes) or (start <= opens and closes <= end)
