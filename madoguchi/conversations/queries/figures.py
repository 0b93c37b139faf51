"""What the supervisor counts: each figure is one condition, used both to count and to list its rows.

A figure of a window ("received", "answered" …) counts rows whose own moment lies in it, half-open; a figure
of now ("waiting", "backlog" …) counts rows as they stand. Every row has one team or none and one assignee or
none, so the parts of a figure always sum to the whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Min, Q, QuerySet
from django.db.models.functions import TruncDay, TruncHour

from madoguchi.people.shapes import Viewer

from ..access import visible_to
from ..models import LIVE, Conversation
from ..shapes import ConversationShape, Figures, Window
from .shaping import conversation_shapes

DAY = timedelta(days=1)
AGES = (timedelta(0), DAY, 3 * DAY, 7 * DAY)
"""Where the age groups of the backlog begin; the last one has no end."""
PORTION = 500
PARTS = {
    "team": "team_id",
    "agent": "assignee_id",
    "channel": "channel",
    "type": "request_type",
    "topic": "topic",
}
NOT_COUNTED = Q(spam=True) | Q(merged_into__isnull=False)
PEOPLES = Q(status__in=LIVE, handler__in=("queue", "agent"))
LATE = Q(reply_due_at__isnull=False, first_replied_at__gt=F("reply_due_at"))


class Median(Aggregate):
    """The middle value, as PostgreSQL interpolates it."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def figure_conditions(window: Window, now: datetime) -> dict[str, Q]:
    """Every figure as the condition that its rows fulfil."""

    def within(column: str) -> Q:
        return Q(**{f"{column}__gte": window.since, f"{column}__lt": window.until})

    answered = within("first_replied_at")
    unkept = within("reply_due_at") & Q(first_replied_at__isnull=True, reply_due_at__lt=now)
    ages = {f"backlog_{at}": PEOPLES & _aged(at, now) for at in range(len(AGES))}
    return {
        "received": within("created_at"),
        "handed": within("reply_started_at"),
        "answered": answered,
        "kept": answered & Q(first_replied_at__lte=F("reply_due_at")),
        "missed": answered & LATE | unkept,
        "resolved": within("resolved_at"),
        "waiting": Q(status="open", handler="queue"),
        "talking": Q(status="open", handler="agent"),
        "overdue": PEOPLES & Q(first_replied_at__isnull=True, reply_due_at__lt=now),
        "backlog": PEOPLES,
        **ages,
    }


def _aged(at: int, now: datetime) -> Q:
    old = Q(created_at__lte=now - AGES[at]) if at else Q()
    return old & Q(created_at__gt=now - AGES[at + 1]) if at + 1 < len(AGES) else old


def counted(viewer: Viewer, only: Mapping[str, Any] | None = None) -> QuerySet[Conversation]:
    """The conversations that figures are made of; `only` narrows by team, agent, channel, type or topic."""
    rows = visible_to(viewer).exclude(NOT_COUNTED)
    for part, value in (only or {}).items():
        column = PARTS[part]
        rows = rows.filter(**({f"{column}__isnull": True} if value is None else {column: value}))
    return rows


def figures(
    viewer: Viewer, window: Window, *, now: datetime, by: str = "", only: Mapping[str, Any] | None = None
) -> dict[Any, Figures]:
    """All figures in one statement: {"": the whole}, or per part (team, agent, channel, type, topic).

    A part without rows is absent; None is the part of those without a team or assignee.
    """
    conditions = figure_conditions(window, now)
    moments = ("created_at", "reply_started_at", "first_replied_at", "resolved_at", "reply_due_at")
    touched = PEOPLES
    for moment in moments:
        touched |= Q(**{f"{moment}__gte": window.since, f"{moment}__lt": window.until})
    took = ExpressionWrapper(F("first_replied_at") - F("reply_started_at"), output_field=DurationField())
    sums: dict[str, Any] = {f"n_{name}": Count("pk", filter=rule) for name, rule in conditions.items()}
    sums["median"] = Median(took, filter=conditions["answered"] & Q(reply_started_at__isnull=False))
    sums["longest"] = Min("waiting_since", filter=conditions["waiting"])
    sums["oldest"] = Min("created_at", filter=PEOPLES)
    rows = counted(viewer, only).filter(touched)
    if not by:
        return {"": _figures(rows.aggregate(**sums))}
    column = PARTS[by]
    parts = rows.values(column).annotate(**sums).order_by(column)
    return {part[column]: _figures(part) for part in parts}


def _figures(row: Mapping[str, Any]) -> Figures:
    counts = {name.removeprefix("n_"): value for name, value in row.items() if name.startswith("n_")}
    return Figures(counts, row["median"], row["longest"], row["oldest"])


def figures_over_time(
    viewer: Viewer, window: Window, *, zone: ZoneInfo, hourly: bool, only: Mapping[str, Any] | None = None
) -> dict[str, dict[datetime, int]]:
    """How many were received and resolved in each hour or day of the window that had any; two statements."""
    step = TruncHour if hourly else TruncDay
    found: dict[str, dict[datetime, int]] = {}
    for name, moment in (("received", "created_at"), ("resolved", "resolved_at")):
        rows = counted(viewer, only).filter(**{f"{moment}__gte": window.since, f"{moment}__lt": window.until})
        steps = rows.annotate(step=step(moment, tzinfo=zone)).values("step").annotate(n=Count("pk"))
        found[name] = dict(steps.order_by("step").values_list("step", "n"))
    return found


def figure_rows(
    viewer: Viewer,
    figure: str,
    window: Window,
    *,
    now: datetime,
    only: Mapping[str, Any] | None = None,
    offset: int = 0,
    limit: int = 50,
    longest_first: bool = False,
) -> tuple[ConversationShape, ...]:
    """The conversations behind one figure, the latest first, or those first that wait longest.

    Raises LookupError for a figure that does not exist.
    """
    rows = _rows(viewer, figure, window, now, only)
    if longest_first:
        rows = rows.order_by(F("waiting_since").asc(nulls_last=True), "pk")
    return conversation_shapes(viewer, rows[offset : offset + limit])


def each_figure_row(
    viewer: Viewer, figure: str, window: Window, *, now: datetime, only: Mapping[str, Any] | None = None
) -> Iterator[ConversationShape]:
    """All of them, for an export: read in portions, each beginning where the last one ended."""
    rows, last = _rows(viewer, figure, window, now, only), None
    while True:
        later = (
            rows
            if last is None
            else rows.filter(
                Q(created_at__lt=last.created_at) | Q(created_at=last.created_at, pk__lt=last.id)
            )
        )
        portion = conversation_shapes(viewer, later[:PORTION])
        yield from portion
        if len(portion) < PORTION:
            return
        last = portion[-1]


def count_figure(
    viewer: Viewer, figure: str, window: Window, *, now: datetime, only: Mapping[str, Any] | None = None
) -> int:
    """How many conversations stand behind one figure; the number that the page shows."""
    return _rows(viewer, figure, window, now, only).count()


def _rows(
    viewer: Viewer, figure: str, window: Window, now: datetime, only: Mapping[str, Any] | None
) -> QuerySet[Conversation]:
    return counted(viewer, only).filter(figure_conditions(window, now)[figure]).order_by("-created_at", "-pk")


def parts_of(ids: Iterable[int], viewer: Viewer) -> dict[int, dict[str, Any]]:
    """Team, agent, channel, type and topic of each of these conversations that counts."""
    rows = counted(viewer).filter(pk__in=list(ids)).values("pk", *PARTS.values())
    return {row["pk"]: {part: row[column] for part, column in PARTS.items()} for row in rows}
