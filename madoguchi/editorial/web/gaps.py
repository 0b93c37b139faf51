"""/knowledge/gaps/: what customers asked in vain."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import is_editor
from ..filtering import Asked, Filter, choices
from ..gap_lines import gap_line, sign_lines
from ..keeping_words import DISMISSALS, SIGNALS, SORTS, STATES
from ..writers import writers

GIVEN = Filter(state=("open", *STATES), kind=("", *SIGNALS), language=("", "ja", "en"),
               assignee=("", "me", "none"), sort=("value", *SORTS))  # fmt: skip
SHOWN = 5


@require_safe
@people.role_required("editor", "supervisor")
def listing(request: HttpRequest) -> HttpResponse:
    """The gaps of one state, the most valuable first."""
    viewer, asked = request.viewer, GIVEN.read(request.GET)  # type: ignore[attr-defined]
    page = gaps.gaps(viewer, **asked.values, number=asked.number)
    counts = gaps.counts(viewer)
    names = people.staff_names({gap.assignee_id for gap in page.gaps if gap.assignee_id})
    context = {
        "page": page,
        "rows": [gap_line(gap, names) for gap in page.gaps],
        "asked": asked,
        "tabs": _tabs(asked, counts),
        "kinds": choices(SIGNALS),
        "sorts": choices(SORTS),
        "assignees": [("me", _("Myself")), ("none", _("Nobody yet"))],
        "turns": asked.turns(page.pages),
        "same": asked.with_(),
    }
    return render(request, "editorial/gaps.html", context)


def _tabs(asked: Asked, counts: dict[str, int]) -> list[dict[str, object]]:
    return [
        {"id": state, "label": label, "href": asked.with_(state=state), "count": counts.get(state, 0)}
        for state, label in STATES.items()
    ]


@require_safe
@people.role_required("editor", "supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    viewer, asked = request.viewer, GIVEN.read(request.GET)  # type: ignore[attr-defined]
    first = gaps.gaps(viewer, **asked.values)
    later = (gaps.gaps(viewer, **asked.values, number=at) for at in range(2, first.pages + 1))
    head = [
        _("Gap"), _("Language"), _("Asked"), _("People"), _("Contacts"), _("Value of an answer"),
        _("Last asked"),
    ]  # fmt: skip
    return core.csv_response("gaps.csv", head, (_row(gap) for page in (first, *later) for gap in page.gaps))


@require_safe
@people.role_required("editor", "supervisor")
def gap(request: HttpRequest, gap_id: int) -> HttpResponse:
    """One gap: its questions, what it is worth, and what can be done about it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found = gaps.gap(viewer, gap_id)
    if found is None:
        raise Http404
    known = next(iter(knowledge.articles(ids=[found.article_id])), None) if found.article_id else None
    context = {
        "gap": found,
        "line": gap_line(found, people.staff_names({found.assignee_id or 0, found.settled_by_id or 0})),
        "signs": sign_lines(viewer, gaps.signals(viewer, gap_id)),
        "alike": gaps.alike(viewer, gap_id) if found.state != "joined" else (),
        "article": known,
        "is_editor": is_editor(request),
        "writers": writers(),
        "dismissals": choices(DISMISSALS),
        **_answers(request, found),
    }
    return render(request, "editorial/gap.html", context)


def _row(gap: gaps.GapShape) -> list[object]:
    counted = [gap.asked, gap.people, gap.contacts, gap.value]
    return [gap.title, gap.language, *counted, f"{gap.last_at:%Y-%m-%d}"]


def _answers(request: HttpRequest, found: gaps.GapShape) -> dict[str, object]:
    """Articles that may answer it already, by its own words or by those that were typed."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    hits = knowledge.search(
        query=query or found.title, language=get_language() or "ja", audience="staff", limit=SHOWN
    )
    return {"query": query, "hits": hits}
