"""A month by type, topic, channel, team or agent."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import drawing, periods, queries, tables
from ..words import BREAKDOWNS


@require_safe
@people.role_required("supervisor")
def month(request: HttpRequest) -> HttpResponse:
    """The month's figures and their parts; every number opens its rows."""
    return render(request, "insights/month.html", _month(request))


@require_safe
@people.role_required("supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    context = _month(request)
    lines = [context["whole"], *context["parts"]]
    name = f"madoguchi-{context['month']:%Y-%m}-{context['by']}.csv"
    return core.csv_response(name, tables.header(), tables.lines(lines))


def _month(request: HttpRequest) -> dict[str, Any]:
    by = request.GET.get("by", "type")
    by = by if by in BREAKDOWNS else "type"
    first = periods.month_of(request.GET.get("month", ""))
    days = periods.days_in(first)
    window = periods.window(first, days)
    drawn = drawing.drawn(queries.board(request.viewer, window, by=(by,), only={}), first, days, {})
    return {
        **drawn, **_charts(request.viewer, window, days),
        "parts": drawn["drawn"][by], "by": by, "by_label": BREAKDOWNS[by], "month": first,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": _after(first + timedelta(days=days)), "tabs": _tabs(first.strftime("%Y-%m"), by),
    }  # fmt: skip


def _after(first: Any) -> Any:
    return first if first <= periods.today() else None


def _tabs(month: str, by: str) -> list[dict[str, Any]]:
    here = reverse("insights:month")
    return [
        {"label": label, "href": f"{here}?month={month}&by={key}", "current": key == by}
        for key, label in BREAKDOWNS.items()
    ]


def _charts(viewer: people.Viewer, window: conversations.Window, days: int) -> dict[str, Any]:
    zone = periods.zone()
    found = conversations.figures_over_time(viewer, window, zone=zone, hourly=False)
    first = window.since.astimezone(zone)
    steps = [first + timedelta(days=day) for day in range(days)]
    return {f"{name}_days": drawing.over_time(counts, steps, hourly=False) for name, counts in found.items()}
