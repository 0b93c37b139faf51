"""/settings/listening/: the places that are listened to, and for how long mentions are kept."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import queries, setting_up, words
from ..adapters import adapters
from ..fetching import Trouble
from ..forms import OFTEN, RulesForm, SourceForm
from ..shapes import Adapter, Listening, Source
from ..source_shapes import source_shape

administrator = people.role_required("administrator")


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def index(request: HttpRequest) -> HttpResponse:
    """Every place with how it fares, and the rules."""
    form = RulesForm(request.POST or None, initial={"days": core.option(Listening).days}, label_suffix="")
    if request.method == "POST" and form.is_valid():
        core.set_option(form.rules(), actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
        messages.success(request, _("Saved."))
        return redirect("listening:sources")
    often = dict(OFTEN)
    rows = [
        (
            row,
            adapters().get(row.kind),
            words.PROBLEMS.get(row.health.problem, ""),
            often.get(str(row.minutes)),
        )
        for row in queries.source_rows()
    ]
    context = {"form": form, "rows": rows, "kinds": adapters().values()}
    return render(request, "listening/sources.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """A further place."""
    how = adapters().get(kind)
    if how is None:
        raise Http404
    return _form(request, how, setting_up.plain_source(kind))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def source(request: HttpRequest, source_id: int) -> HttpResponse:
    """One place and how it fares."""
    return _form(request, *_held(source_id))


def _held(source_id: int) -> tuple[Adapter, Source]:
    row = queries.source_row(source_id)
    how = adapters().get(row.kind) if row else None
    if row is None or how is None:
        raise Http404
    return how, source_shape(row)


def _form(request: HttpRequest, how: Adapter, held: Source) -> HttpResponse:
    form = SourceForm(request.POST or None, how=how, held=held)
    if request.method == "POST" and form.is_valid():
        made = setting_up.save_source(kind=how.kind, source_id=held.id or None, **form.values())
        messages.success(request, _("Saved. It is asked for the first time within a minute."))
        return redirect("listening:source", made)
    return _page(request, how, held, form, status=422 if form.errors else 200)


def _page(
    request: HttpRequest, how: Adapter, held: Source, form: SourceForm, status: int = 200, **more: Any
) -> HttpResponse:
    row = queries.source_row(held.id) if held.id else None
    problem = words.PROBLEMS.get(row.health.problem, "") if row else ""
    context = {"how": how, "held": held, "form": form, "row": row, "problem": problem, **more}
    return render(request, "listening/source.html", context, status=status)


@require_POST
@administrator
def trial(request: HttpRequest, source_id: int) -> HttpResponse:
    """Ask the place now and show what it says; nothing is kept."""
    how, held = _held(source_id)
    form = SourceForm(how=how, held=held)
    try:
        return _page(request, how, held, form, tried=True, items=setting_up.trial(source_id))
    except Trouble as trouble:
        return _page(request, how, held, form, tried=True, trouble=words.PROBLEMS[trouble.reason])


@require_POST
@administrator
def pause(request: HttpRequest, source_id: int) -> HttpResponse:
    """Leave the place alone for now, or go on."""
    _held(source_id)
    active = request.POST.get("active") == "1"
    setting_up.pause(source_id, active=active)
    messages.success(request, _("It is listened to again.") if active else _("It is paused."))
    return redirect("listening:sources")


@require_POST
@administrator
def look(request: HttpRequest, source_id: int) -> HttpResponse:
    """Do not wait for its time."""
    _held(source_id)
    setting_up.look_now(source_id)
    messages.success(request, _("It is being asked. What is new appears under Listening in a moment."))
    return redirect("listening:source", source_id)


@require_POST
@administrator
def removal(request: HttpRequest, source_id: int) -> HttpResponse:
    """The place goes, with everything that was found there."""
    _held(source_id)
    setting_up.remove(source_id)
    messages.success(request, _("The source and its mentions are removed."))
    return redirect("listening:sources")
