"""今日の窓口: what happens at the desk now, and what it achieved today or on an earlier day."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import drawing, periods, queries, tables
from ..links import only_of, rows_url

BY = ("team", "agent")
MOST_WATCHED = 12


@require_safe
@people.role_required("supervisor")
def today(request: HttpRequest) -> HttpResponse:
    """The board; htmx fetches only what changes."""
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, "insights/_board.html" if part else "insights/today.html", _board(request))


@require_safe
@people.role_required("supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """The lines of the board, for a spreadsheet."""
    context = _board(request)
    lines = [context["whole"], *context["drawn"]["team"], *context["drawn"]["agent"]]
    return core.csv_response(f"madoguchi-{context['day']}.csv", tables.header(), tables.lines(lines))


def _board(request: HttpRequest) -> dict[str, Any]:
    only = {part: value for part, value in only_of(request.GET).items() if part == "team"}
    day = periods.day_of(request.GET.get("date", ""))
    window, live = periods.window(day, 1), day == periods.today()
    board = queries.board(request.viewer, window, by=BY, only=only)
    return {
        **drawing.drawn(board, day, 1, only),
        **_charts(request.viewer, window, only),
        **(_now(request.viewer, only) if live else {}),
        "day": day, "before": day - timedelta(days=1), "after": None if live else day + timedelta(days=1),
        "live": live, "as_of": board.as_of, "teams": people.teams(), "team": only.get("team", ""),
        "rated_url": rows_url("rated", day, 1, only), "live_stream": "/live/staff",
    }  # fmt: skip


def _charts(viewer: people.Viewer, window: conversations.Window, only: dict[str, Any]) -> dict[str, Any]:
    zone = periods.zone()
    found = conversations.figures_over_time(viewer, window, zone=zone, hourly=True, only=only)
    midnight: datetime = window.since.astimezone(zone)
    steps = drawing.hours(midnight, found)
    return {f"{name}_hours": drawing.over_time(counts, steps, hourly=True) for name, counts in found.items()}


def _now(viewer: people.Viewer, only: dict[str, Any]) -> dict[str, Any]:
    """Who waits, and which talks go on, those that wait longest first."""
    now, window = core.now(), periods.window(periods.today(), 1)
    waiting = conversations.figure_rows(
        viewer, "waiting", window, now=now, only=only, limit=MOST_WATCHED, longest_first=True
    )
    talks = conversations.figure_rows(
        viewer, "talking", window, now=now, only=only, limit=MOST_WATCHED, longest_first=True
    )
    return {"waiting": waiting, "talks": talks, "now": now}
