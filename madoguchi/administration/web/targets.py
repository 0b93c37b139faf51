"""/settings/targets/: how soon people first answer."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..forms import targets as forms
from ..saving import keep


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def targets(request: HttpRequest) -> HttpResponse:
    """Minutes per priority, for all and for single teams, and when the warning comes."""
    names = [(forms.USUAL, _("All teams")), *((str(team.id), team.name) for team in people.teams())]
    held = core.option(conversations.FirstReplyTargets)
    if request.method != "POST":
        return _page(request, forms.shown(held, names), held)
    form = forms.checked(forms.typed(request.POST, names))
    if not form.is_right:
        return _page(request, form, held, status=422)
    return keep(request, forms.targets_of(form), url=reverse("administration:targets"))


def _page(
    request: HttpRequest, form: forms.TargetsForm, held: conversations.FirstReplyTargets, *, status: int = 200
) -> HttpResponse:
    labels = {
        "urgent": pgettext("priority", "Urgent"), "high": pgettext("priority", "High"),
        "normal": pgettext("priority", "Normal"), "low": pgettext("priority", "Low"),
    }  # fmt: skip
    rows = [
        {"row": row, "usual": row.key == forms.USUAL,
         "cells": [{"name": f"{row.key}-{one}", "label": labels[one], "value": row.minutes[one],
                    "error": row.errors.get(one, "")} for one in forms.PRIORITIES]}
        for row in form.rows
    ]  # fmt: skip
    context: dict[str, Any] = {
        "form": form, "rows": rows, "labels": labels.values(), "unsaved": status != 200,
        "examples": list(_examples(held, labels)),
    }  # fmt: skip
    return render(request, "administration/targets.html", context, status=status)


def _examples(held: conversations.FirstReplyTargets, labels: dict[str, str]) -> Iterator[dict[str, str]]:
    """When somebody who begins to wait now is answered at the latest, by the usual targets as kept."""
    hours, now = core.opening_hours(), core.now()
    for priority, name in zip((4, 3, 2, 1), forms.PRIORITIES, strict=True):
        target = held.target(None, priority)
        try:
            due = core.due_at(hours, now, target) if target else None
        except core.NeverOpen:
            due = None
        yield {"label": labels[name], "due": _said(due, now, hours.zone) if due else _("nothing is promised")}


def _said(due: datetime, now: datetime, zone: str) -> str:
    with timezone.override(ZoneInfo(zone)):
        return f"{ui.day(due, short=True, today=timezone.localdate(now))} {ui.clock(due)}"
