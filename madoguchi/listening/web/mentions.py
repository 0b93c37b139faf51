"""/listening/: what is said about the company elsewhere, as a list, over time, and one by one."""

from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import access, answering, drawing, queries, sweeping, words
from ..shapes import MentionUnknown
from .door import desk_required

ON_A_PAGE, DAYS, MOST_ROWS, FOUND = 25, 30, 10_000, 6


@require_safe
@desk_required
def index(request: HttpRequest) -> HttpResponse:
    """The list with its filters, the last 30 days, and the alarm."""
    viewer, filters = request.viewer, drawing.filters_of(request.GET)  # type: ignore[attr-defined]
    page = max(1, _number(request, "page"))
    count, rows = queries.page(viewer, filters, offset=(page - 1) * ON_A_PAGE, limit=ON_A_PAGE)
    sources = queries.source_rows()
    names = people.staff_names({row.assignee_id for row in rows if row.assignee_id})
    link = drawing.query_of(filters)
    context = {
        **_together(request, link), "only": drawing.only(filters),
        "lines": [drawing.Line(row, names.get(row.assignee_id or 0, ""), link) for row in rows],
        "count": count, "filters": filters, "tabs": drawing.tabs(filters, queries.states(viewer)),
        "choices": drawing.choices([(one.pk, one.name) for one in sources]), "sources": sources,
        "troubled": [one for one in sources if one.active and one.health.problem],
        "query": link[1:], "csv": f"{reverse('listening:table')}{link}", **_over_time(viewer, filters),
        **_pager(filters, page, max(1, -(-count // ON_A_PAGE))),
    }  # fmt: skip
    context["mentions"] = context.pop("lines")
    return render(request, "listening/mentions.html", context)


def _together(request: HttpRequest, link: str) -> dict[str, Any]:
    """What an act on many needs, and how far the last one is."""
    swept = sweeping.progress(request.viewer, _number(request, "sweep"))  # type: ignore[attr-defined]
    return {
        "key": uuid4().hex, "sweep": drawing.Swept(swept, link) if swept else None,
        "themes": words.THEMES.items(), "reasons": words.IGNORED.items(),
    }  # fmt: skip


def _over_time(viewer: Any, filters: Any) -> dict[str, Any]:
    now, zone = core.now(), ZoneInfo(core.opening_hours().zone)
    found = queries.over_days(viewer, filters, until=now, days=DAYS, zone=zone)
    jump = queries.jump(viewer, now=now)
    last = now.astimezone(zone).date()
    return {
        "charts": drawing.charts(found, last, DAYS, filters),
        "jump": jump,
        "jump_words": drawing.jump_words(jump),
    }


def _number(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0


def _pager(filters: Any, page: int, pages: int) -> dict[str, Any]:
    here = reverse("listening:mentions")
    return {
        "page": page, "pages": pages,
        "newer": f"{here}{drawing.query_of(filters, page=page - 1)}" if page > 1 else "",
        "older": f"{here}{drawing.query_of(filters, page=page + 1)}" if page < pages else "",
    }  # fmt: skip


@require_safe
@desk_required
def table(request: HttpRequest) -> HttpResponse:
    """The same list for a spreadsheet."""
    rows = queries.each(request.viewer, drawing.filters_of(request.GET), MOST_ROWS)  # type: ignore[attr-defined]
    header = [
        _("Said on"), _("Source"), pgettext("mention", "Said by"), pgettext("mention", "Stars"),
        pgettext("mention", "Sentiment"), pgettext("mention", "Topic"), pgettext("mention", "State"),
        pgettext("mention", "Title"), pgettext("mention", "Words"), pgettext("mention", "Where"),
    ]  # fmt: skip
    lines = (
        [
            localtime(row.said_at).strftime("%Y-%m-%d %H:%M"), row.source.name, row.author, row.rating,
            str(words.SENTIMENTS[row.sentiment][0]), str(words.THEMES.get(row.theme, row.theme)),
            str(words.STATES[row.state][0]), row.title, row.text, row.url,
        ]
        for row in rows
    )  # fmt: skip
    return core.csv_response(f"madoguchi-mentions-{localdate()}.csv", header, lines)


@require_safe
@desk_required
def mention(request: HttpRequest, mention_id: int) -> HttpResponse:
    """One mention with what is around it and what can be done."""
    return page_of(request, mention_id)


def page_of(request: HttpRequest, mention_id: int, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a mention; `more` holds what was typed and what came of it."""
    viewer, filters = request.viewer, drawing.filters_of(request.GET)  # type: ignore[attr-defined]
    try:
        row = access.open_for(viewer, mention_id)
    except MentionUnknown:
        raise Http404 from None
    above, below = queries.neighbours(viewer, filters, row)
    link = drawing.query_of(filters)
    context = {
        "mention": row, "line": drawing.Line(row), "client_id": uuid4().hex, "text": "", "link": link,
        "above": above, "below": below, "posts": answering.takes_answers(row),
        "longest": answering.longest(row), "themes": words.THEMES.items(), "reasons": words.IGNORED.items(),
        "sentiments": [(key, one[0]) for key, one in words.SENTIMENTS.items()],
        "others": [drawing.Line(one) for one in queries.around(viewer, row)],
        **_colleagues(row), **_customers(request), **more,
    }  # fmt: skip
    return render(request, "listening/mention.html", context, status=status)


def _colleagues(row: Any) -> dict[str, Any]:
    notes, answers = queries.notes(row.pk), answering.answers_of(row.pk)
    names = people.staff_names({one.staff_id for one in (*notes, *answers) if one.staff_id})
    able = [one for one in people.all_staff() if one.active and one.role != "editor"]
    return {
        "notes": [(one, names.get(one.staff_id, "")) for one in notes],
        "answers": [
            (one, names.get(one.staff_id or 0, ""), *words.ANSWER_STATES[one.state],
             words.PROBLEMS.get(one.problem, ""))
            for one in answers
        ],
        "colleagues": [(one.id, one.name) for one in able],
    }  # fmt: skip


def _customers(request: HttpRequest) -> dict[str, Any]:
    query = request.GET.get("customer", "").replace("\x00", "").strip()[:80]
    ids = people.find_customers(query, limit=FOUND) if query else ()
    open_ones = conversations.open_customers(request.viewer, ids)  # type: ignore[attr-defined]
    return {"customer_query": query, "found": list(people.customers(open_ones).values())}
