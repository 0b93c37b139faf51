"""/settings/alerts/: of what customers are told, on which channel, and when."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..kinds import CHANNEL_NAMES, KINDS, LISTED, TOPIC_NAMES
from ..rules_form import RulesForm
from ..shapes import NoticeRules
from ..ways import channels
from ..wordings import own_words

FIELDS = {"email": "no_mail", "push": "no_push", "line": "no_line", "sms": "no_sms"}
ASKED = {"email": "mail", "push": "push", "line": "line", "sms": "sms"}
"""Channel → name of its boxes in the form."""


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def page(request: HttpRequest) -> HttpResponse:
    """Each kind, where it goes, and when."""
    held = core.option(NoticeRules)
    if request.method != "POST":
        return _page(request, held, RulesForm.of(held))
    form = RulesForm(request.POST)
    without = {FIELDS[one]: _left_out(request, one) for one in channels()}
    if not form.is_valid():
        return _page(request, NoticeRules(**without), form, 422)
    kept = {field: getattr(held, field) for field in FIELDS.values()} | without
    rules = NoticeRules(**kept, **form.cleaned_data)
    core.set_option(rules, actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return redirect("notices:rules")


def _page(request: HttpRequest, rules: NoticeRules, form: RulesForm, status: int = 200) -> HttpResponse:
    own = own_words()
    shelves = [
        {"name": name, "kinds": [_line(code, rules, own) for code in LISTED if KINDS[code].topic == topic]}
        for topic, name in TOPIC_NAMES.items()
    ]
    columns = [CHANNEL_NAMES[one] for one in channels()]
    context = {"shelves": shelves, "columns": columns, "form": form}
    return render(request, "notices/rules.html", context, status=status)


def _line(code: str, rules: NoticeRules, own: frozenset[tuple[str, str]]) -> dict[str, Any]:
    cells = [
        {"channel": one, "box": ASKED[one], "label": CHANNEL_NAMES[one], "told": rules.tells(code, one),
         "own": (code, one) in own}
        for one in channels()
    ]  # fmt: skip
    return {"code": code, "kind": KINDS[code], "cells": cells}


def _left_out(request: HttpRequest, channel: str) -> tuple[str, ...]:
    wanted = set(request.POST.getlist(ASKED[channel]))
    return tuple(code for code in LISTED if code not in wanted)
