"""/settings/tasks/figures/: what came of tasks, with n and interval."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import api

SPANS = (7, 28, 90)
USUAL = 28


@require_safe
@people.role_required("editor", "supervisor")
def index(request: HttpRequest) -> HttpResponse:
    """Every task of the last weeks, and who turned to people with and without one."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(span) for span in SPANS} else USUAL
    until = core.now()
    since = until - timedelta(days=days)
    context = {
        "measures": api.measures(since=since, until=until),
        "contacts": api.contact_measure(since=since, until=until),
        "days": days,
        "spans": SPANS,
    }
    return render(request, "tasks/figures.html", context)
