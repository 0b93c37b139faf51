"""A month's conversations that went on by another channel, beside those that did not."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import periods, switching


@require_safe
@people.role_required("supervisor")
def month(request: HttpRequest) -> HttpResponse:
    """By topic: how long it took, whether she came again, left, or stayed on one channel."""
    return render(request, "insights/switching.html", _month(request))


@require_safe
@people.role_required("supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    context = _month(request)
    header = [
        pgettext("breakdown", "Topic"), _("Went on by another channel"), _("Conversations"),
        _("Time to resolution"), _("Resolved share"), _("Contact again within 7 days"), _("Left unresolved"),
        _("Resolved on one channel"),
    ]  # fmt: skip
    rows = [
        [
            row.name, _("Yes") if row.switched else _("No"), row.n, row.took,
            *(f"{one.good}/{one.n}" for one in (row.resolved, row.again, row.left, row.one_channel)),
        ]
        for row in context["rows"]
    ]  # fmt: skip
    return core.csv_response(f"madoguchi-switching-{context['month']:%Y-%m}.csv", header, rows)


def _month(request: HttpRequest) -> dict[str, Any]:
    first = periods.month_of(request.GET.get("month", ""))
    after = first + timedelta(days=periods.days_in(first))
    found = switching.drawn(request.viewer, periods.window(first, periods.days_in(first)))  # type: ignore[attr-defined]
    before = (first - timedelta(days=1)).replace(day=1)
    return {**found, "month": first, "before": before, "after": after if after <= periods.today() else None}
