"""Where customers had looked before they asked us, in a month."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people

from .. import periods


@require_safe
@people.role_required("supervisor")
def month(request: HttpRequest) -> HttpResponse:
    """Each place with how many said so, of how many that answered."""
    first = periods.month_of(request.GET.get("month", ""))
    window = periods.window(first, periods.days_in(first))
    counts, rated = feedback.looked_before(since=window.since, until=window.until)
    after = first + timedelta(days=periods.days_in(first))
    context = {
        "rows": _rows(counts), "said": sum(counts.values()), "rated": rated, "month": first,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": after if after <= periods.today() else None,
    }  # fmt: skip
    return render(request, "insights/looked.html", context)


def _rows(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The places, the most often named first."""
    said = sum(counts.values())
    rows = [(place.label, counts.get(place.code, 0)) for place in feedback.places()]
    rows.sort(key=lambda row: -row[1])
    return [{"label": label, "n": n, "share": _share(n, said)} for label, n in rows]


def _share(good: int, n: int) -> str:
    if not n:
        return "–"
    low, high = core.wilson(good, n)
    return f"{good / n:.0%} ({low:.0%}–{high:.0%})"
