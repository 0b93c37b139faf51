"""The conversations behind a number, as a page and as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import behind, periods
from ..links import only_of, rows_url
from ..words import LABELS, definition, part_names

ON_A_PAGE = 50


@require_safe
@people.role_required("supervisor")
def rows(request: HttpRequest) -> HttpResponse:
    """One page of the rows of a figure; their count is the number that led here."""
    asked, page = _asked(request), _page(request)
    count, shown = behind.page(request.viewer, asked, offset=(page - 1) * ON_A_PAGE, limit=ON_A_PAGE)
    context = {
        "rows": shown, "count": count, "asked": asked, "parts": _parts(asked.only),
        "label": LABELS[asked.figure], "definition": definition(asked.figure),
        "table_url": rows_url(asked.figure, asked.first, asked.days, asked.only, page="rows-table"),
        **_pager(asked, page, max(1, -(-count // ON_A_PAGE))),
    }  # fmt: skip
    return render(request, "insights/rows.html", context)


@require_safe
@people.role_required("supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """All rows of a figure, for a spreadsheet."""
    asked = _asked(request)
    header = [
        _("Number"), _("Subject"), _("Customer"), _("Channel"), _("Team"), _("Assignee"),
        _("Began"), _("First reply"), _("First reply due"), _("Resolved at"),
    ]  # fmt: skip
    lines = _lines(behind.each(request.viewer, asked))
    return core.csv_response(f"madoguchi-{asked.figure}.csv", header, lines)


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def _pager(asked: behind.Asked, page: int, pages: int) -> dict[str, Any]:
    here = rows_url(asked.figure, asked.first, asked.days, asked.only)
    return {
        "page": page, "pages": pages,
        "newer": f"{here}&page={page - 1}" if page > 1 else "",
        "older": f"{here}&page={page + 1}" if page < pages else "",
    }  # fmt: skip


def _lines(found: Iterator[conversations.ConversationShape]) -> Iterator[list[Any]]:
    teams = {team.id: team.name for team in people.teams()}
    for one in found:
        channel = conversations.CHANNELS.get(one.channel, ("", one.channel))[1]
        moments = (one.created_at, one.first_replied_at, one.reply_due_at, one.resolved_at)
        yield [
            one.number, one.subject, one.customer_name, str(channel), teams.get(one.team_id or 0, ""),
            one.assignee_name, *(periods.written(at) for at in moments),
        ]  # fmt: skip


def _asked(request: HttpRequest) -> behind.Asked:
    """What the address asks for; an unknown figure or date is not found."""
    query = request.GET
    try:
        first, days = date.fromisoformat(query.get("from", "")), int(query.get("days", "1"))
        first = min(max(first, periods.EARLIEST), periods.today())
        return behind.Asked(query.get("figure", ""), first, min(max(days, 1), 366), only_of(query))
    except ValueError:
        raise Http404 from None


def _parts(only: dict[str, Any]) -> list[str]:
    return [part_names(part, [value])[value] for part, value in only.items()]
