"""Counts outcomes as a whole, by topic, version, channel and week. Parts are summed, never averaged.

asked: questions, each time anew. answered: an article, a procedure or a look-up was the reply. resolved: of
what was asked and is settled, what was answered and then solved in her own words or by a finished procedure,
or after which she said nothing against it, did not ask again and did not come to people about it within
seven days. contained: of conversations with a question those that never came to people; handed over: the
others. abandoned: a procedure left in the middle, or a question that was not understood and given up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from ..models import Outcome
from .shares import Share, share

ANSWERS = ("answer", "task", "choice")
FIELDS = (
    "conversation_id", "at", "did", "version", "channel", "topic", "said", "asked_again", "contact_on_topic",
    "handed_over", "procedure", "walked_off", "settled",
)  # fmt: skip


@dataclass(frozen=True)
class Only:
    """What is counted: since ≤ moment < until, and one channel, topic or version where it is named."""

    since: datetime
    until: datetime
    channel: str = ""
    topic: str = ""
    version: str = ""


@dataclass(frozen=True)
class Line:
    """The measures of one part; `pending`: asked within the last seven days, so not settled yet."""

    key: str
    asked: int
    answered: Share
    resolved: Share
    contained: Share
    handed_over: Share
    abandoned: Share
    pending: int


@dataclass(frozen=True)
class Week:
    """One week, named by its Monday in the company's zone."""

    monday: date
    line: Line


@dataclass(frozen=True)
class Measures:
    """The whole, and its parts."""

    whole: Line
    topics: tuple[Line, ...]
    versions: tuple[Line, ...]
    channels: tuple[Line, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question as it is counted."""

    conversation_id: int
    at: datetime
    did: str
    version: int | None
    channel: str
    topic: str
    said: bool | None
    asked_again: bool
    contact_on_topic: bool
    handed_over: bool
    procedure: str
    walked_off: bool
    settled: bool

    @property
    def answered(self) -> bool:
        """Whether there was an answer, a procedure, or a choice between two answers."""
        return self.did in ANSWERS

    @property
    def resolved(self) -> bool:
        """See the head of this file."""
        if not self.answered or self.handed_over or self.procedure in ("abandoned", "refused"):
            return False
        if self.said is True or self.procedure == "completed":
            return True
        return self.said is None and not (self.asked_again or self.contact_on_topic or self.walked_off)

    @property
    def abandoned(self) -> bool:
        """Whether she gave up in the middle."""
        return self.procedure == "abandoned" or self.walked_off


def measures(only: Only) -> Measures:
    """Everything of a stretch of time; three statements."""
    rows = [Row(*row) for row in _asked(only).values_list(*FIELDS)]
    came = _came_to_people(rows)
    return Measures(
        whole=line("", rows, came),
        topics=_by(rows, came, lambda row: row.topic),
        versions=_by(rows, came, lambda row: str(row.version or 0)),
        channels=_by(rows, came, lambda row: row.channel),
        weeks=_weeks(rows, came, only),
    )


def line(key: str, rows: list[Row], came: set[int]) -> Line:
    """The measures of these questions; `came`: the conversations that came to people."""
    talks = {row.conversation_id for row in rows}
    settled = [row for row in rows if row.settled]
    handed = len(talks & came)
    return Line(
        key=key, asked=len(rows), answered=share(sum(row.answered for row in rows), len(rows)),
        resolved=share(sum(row.resolved for row in settled), len(settled)),
        contained=share(len(talks) - handed, len(talks)), handed_over=share(handed, len(talks)),
        abandoned=share(sum(row.abandoned for row in rows), len(rows)), pending=len(rows) - len(settled),
    )  # fmt: skip


def zone() -> ZoneInfo:
    """The company's zone."""
    return ZoneInfo(core.opening_hours().zone)


def _asked(only: Only) -> "QuerySet[Outcome]":
    rows = Outcome.objects.filter(asks=True, at__gte=only.since, at__lt=only.until)
    if only.channel:
        rows = rows.filter(channel=only.channel)
    if only.topic:
        rows = rows.filter(topic="" if only.topic == "none" else only.topic)
    if only.version:
        number = int(only.version) if only.version.isdecimal() and len(only.version) < 9 else None
        rows = rows.filter(version=number)
    return rows.order_by("at", "pk")


def _came_to_people(rows: Iterable[Row]) -> set[int]:
    ids = {row.conversation_id for row in rows}
    return {id for id, one in conversations.aftermaths(ids).items() if one.came_at is not None}


def _by(rows: list[Row], came: set[int], key: Callable[[Row], str]) -> tuple[Line, ...]:
    parts: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[key(row)].append(row)
    made = [line(name, part, came) for name, part in parts.items()]
    return tuple(sorted(made, key=lambda one: (not one.key, -one.asked, one.key)))


def _weeks(rows: list[Row], came: set[int], only: Only) -> tuple[Week, ...]:
    here = zone()
    parts: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        parts[monday(row.at.astimezone(here).date())].append(row)
    first, last = monday(only.since.astimezone(here).date()), monday(only.until.astimezone(here).date())
    every = [first + timedelta(days=7 * at) for at in range((last - first).days // 7 + 1)]
    return tuple(Week(week, line("", parts.get(week, []), came)) for week in every)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
