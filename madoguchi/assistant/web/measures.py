"""/assistant/measures/: how well the assistant does, as it is."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .. import measuring
from ..measuring.counting import Line, Measures, Only, Week, monday, zone
from ..measuring.words import BY, DEFINITIONS, names

WEEKS = ("4", "8", "13", "26")
USUAL = "8"
SHARES = ("answered", "resolved", "contained", "handed_over", "abandoned")


@require_safe
@people.role_required("editor", "supervisor")
def measures(request: HttpRequest) -> HttpResponse:
    """The whole, the weeks as a chart, and the parts as a table."""
    asked = _asked(request)
    found = measuring.measures(_only(asked))
    context = {
        "whole": found.whole, "by": asked["by"], "asked": asked,
        "parts": _parts(found, asked["by"]), "tabs": _tabs(asked), "weeks": WEEKS,
        "resolved_weeks": _points(found.weeks), "asked_weeks": _counts(found.weeks),
        "definitions": DEFINITIONS, "judged": measuring.false_share(), "narrowed": _narrowed(asked),
        "table_query": urlencode({name: value for name, value in asked.items() if value}),
    }  # fmt: skip
    return render(request, "assistant/measures.html", context)


@require_safe
@people.role_required("editor", "supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """The same as a table for a spreadsheet, with counts, n and intervals."""
    asked = _asked(request)
    found = measuring.measures(_only(asked))
    head = [str(BY[asked["by"]]), pgettext("measure", "Asked"), pgettext("measure", "Not decided yet")]
    for name in (pgettext("measure", "Answered"), pgettext("measure", "Resolved"),
                 pgettext("measure", "Contained"), pgettext("measure", "Handed over"),
                 pgettext("measure", "Abandoned")):  # fmt: skip
        ends = _("%(name)s, lower end (95%%)"), _("%(name)s, upper end (95%%)")
        head += [name, f"{name} (n)", *(end % {"name": name} for end in ends)]
    rows = [(part["name"], part["line"]) for part in _parts(found, asked["by"])]
    lines = (_cells(name, line) for name, line in [*rows, (_("Total"), found.whole)])
    return core.csv_response("assistant-measures.csv", head, lines)


def _cells(name: str, line: Line) -> list[Any]:
    cells: list[Any] = [name, line.asked, line.pending]
    for which in SHARES:
        share = getattr(line, which)
        ends = [None if end is None else round(end, 4) for end in (share.low, share.high)]
        cells += [share.count, share.n, *ends]
    return cells


def _asked(request: HttpRequest) -> dict[str, str]:
    given = request.GET
    by, weeks = given.get("by", ""), given.get("weeks", "")
    return {
        "by": by if by in BY else "topics",
        "weeks": weeks if weeks in WEEKS else USUAL,
        **{name: given.get(name, "").replace("\x00", "")[:80] for name in ("channel", "topic", "version")},
    }


def _only(asked: dict[str, str]) -> Only:
    """Whole weeks, up to now."""
    now = core.now()
    this = monday(now.astimezone(zone()).date())
    first = this - timedelta(weeks=int(asked["weeks"]) - 1)
    return Only(
        datetime.combine(first, time(), tzinfo=zone()), now, asked["channel"], asked["topic"],
        asked["version"],
    )  # fmt: skip


def _parts(found: Measures, by: str) -> list[dict[str, Any]]:
    if by == "weeks":
        return [
            {"name": pgettext("measure", "Week from %(day)s") % {"day": f"{week.monday:%Y-%m-%d}"},
             "line": week.line, "href": ""}
            for week in reversed(found.weeks)
        ]  # fmt: skip
    lines: Iterable[Line] = getattr(found, by)
    called = names(by, [line.key for line in lines])
    one = {"topics": "topic", "versions": "version", "channels": "channel"}[by]
    return [
        {"name": called[line.key], "line": line, "href": f"?{urlencode({one: line.key or 'none'})}"}
        for line in lines
    ]


def _tabs(asked: dict[str, str]) -> list[dict[str, Any]]:
    kept = {name: value for name, value in asked.items() if value and name != "by"}
    return [
        {"label": str(name), "href": f"?{urlencode({**kept, 'by': by})}", "current": asked["by"] == by}
        for by, name in BY.items()
    ]


def _narrowed(asked: dict[str, str]) -> list[str]:
    """The one part to which the page is narrowed, in words."""
    found = []
    for name, by in (("topic", "topics"), ("version", "versions"), ("channel", "channels")):
        if value := asked[name]:
            key = "" if value == "none" else value
            found.append(names(by, [key])[key])
    return found


def _points(weeks: Iterable[Week]) -> list[ui.Point]:
    """The resolved share of each week that has one, in per cent with its interval."""
    return [
        ui.Point(f"{week.monday.month}/{week.monday.day}", *_percents(week.line.resolved))
        for week in weeks
        if week.line.resolved.n
    ]


def _percents(share: measuring.Share) -> tuple[float, float, float]:
    rate, low, high = share.rate or 0, share.low or 0, share.high or 0
    return round(100 * rate), round(100 * low), round(100 * high)


def _counts(weeks: Iterable[Week]) -> list[ui.Point]:
    return [ui.Point(f"{week.monday.month}/{week.monday.day}", week.line.asked) for week in weeks]
