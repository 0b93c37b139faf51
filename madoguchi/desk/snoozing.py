"""Until when a conversation sleeps: what was said, as it was understood, and what is often meant."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.ui import api as ui

EARLIEST = time(5, 0)
SHORT = {"week": "next week"}
"""What older pages send."""

OFTEN = (
    gettext_lazy("in 1 hour"),
    gettext_lazy("this evening"),
    gettext_lazy("tomorrow morning"),
    gettext_lazy("next Monday"),
    gettext_lazy("next month"),
)


class NotUnderstood(ValueError):
    """A time that cannot be read, or has gone; words say what to do."""


def until(text: str) -> datetime:
    """The time that was said. Raises NotUnderstood, with words for the person."""
    said = SHORT.get(text.strip(), text)
    at = language.understand_time(said, _now(), morning=morning())
    if at is None:
        raise NotUnderstood(
            _(
                "That time could not be read. "
                "Please try “tomorrow morning”, “next Monday 10:00” or “in 30 minutes”."
            )
        )
    if at <= core.now():
        raise NotUnderstood(_("That time has gone already. Please choose a later one."))
    return at


def proposals() -> list[dict[str, Any]]:
    """What is often meant, each with the time it means now; none that has gone."""
    found = []
    for said in OFTEN:
        at = language.understand_time(str(said), _now(), morning=morning())
        if at is not None and at > core.now() and words_of(at) not in [one["at"] for one in found]:
            found.append({"said": str(said), "at": words_of(at)})
    return found


def words_of(at: datetime) -> str:
    """A time as it is shown: 11月24日（火）9:00."""
    return f"{ui.day(at, short=True, today=timezone.localdate())} {ui.clock(at)}"


def morning() -> time:
    """When the company's mornings begin: the earliest opening of the week, 9:00 when it never closes."""
    starts = [ranges[0][0] for ranges in core.opening_hours().week if ranges]
    earliest = min(starts, default=language.MORNING)
    return earliest if earliest >= EARLIEST else language.MORNING


def _now() -> datetime:
    return timezone.localtime(core.now())
