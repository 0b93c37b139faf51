"""One run of a task that staff do for a customer: its steps, what will happen, the yes, and afterwards."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.people.shapes import CustomerShape
from madoguchi.tasks import api as tasks

from ..access import View, customer_required, hers
from ..customers import doing
from .customer_tasks import task_page


def run_required(view: Callable[..., HttpResponse]) -> View:
    """For a run of this customer; one of somebody else is not found."""

    @customer_required
    @wraps(view)
    def guarded(request: HttpRequest, customer: CustomerShape, reference: str) -> HttpResponseBase:
        viewer = request.viewer  # type: ignore[attr-defined]
        return view(request, customer, hers(customer, lambda: tasks.run(viewer, reference)))

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@run_required
def run(request: HttpRequest, customer: CustomerShape, run: tasks.Run) -> HttpResponse:
    """Where it stands: a step, the summary before the yes, or what came of it."""
    if run.state != "started":
        return task_page(request, "desk/task_over.html", customer, task=run.task, run=run, **doing.over(run))
    if run.staff_id is None:
        return task_page(request, "desk/task_hers.html", customer, task=run.task, run=run)
    if request.method == "POST":
        return _fill(request, customer, run)
    asked = request.GET.get("step", "")
    if asked.isdecimal() and len(asked) < 4 and int(asked) < min(run.step, len(run.task.steps)):
        return _step(request, customer, run, int(asked))
    return _summary(request, customer, run) if run.filled else _step(request, customer, run, run.step)


def _fill(request: HttpRequest, customer: CustomerShape, run: tasks.Run) -> HttpResponse:
    asked = request.POST.get("step", "")
    last = len(run.task.steps) - 1
    place = min(int(asked) if asked.isdecimal() and len(asked) < 4 else run.step, last)
    form = tasks.step_form(request.viewer, run, place, language=doing.spoken())  # type: ignore[attr-defined]
    given = tasks.sent(request.POST, (shown.field for shown in form.fields))
    try:
        tasks.fill(request.viewer, run.reference, given, step=place)  # type: ignore[attr-defined]
    except tasks.Wrong as wrong:
        return _step(request, customer, run, place, given, wrong.errors, 422)
    return redirect(doing.url_of(run))


def _step(
    request: HttpRequest, customer: CustomerShape, run: tasks.Run, place: int,
    given: dict[str, Any] | None = None, errors: Any = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    viewer = request.viewer  # type: ignore[attr-defined]
    form = tasks.step_form(
        viewer, run, place, given=given or {}, errors=errors or {}, language=doing.spoken()
    )
    more = {"task": run.task, "run": run, "form": form, "current": place}
    return task_page(request, "desk/task_step.html", customer, status=status, **more)


def _summary(
    request: HttpRequest, customer: CustomerShape, run: tasks.Run, error: str = "", status: int = 200
) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        effects = tasks.effects(viewer, run.reference)
    except tasks.TaskRefused as refused:
        effects, error = (), refused.words
    more = {
        "task": run.task, "run": run, "effects": effects, "error": error,
        "answers": tasks.answers(viewer, run), "current": len(run.task.steps),
        "ways": doing.ways_to_vouch(run, customer), "chosen": request.POST.get("vouched", run.vouched),
    }  # fmt: skip
    return task_page(request, "desk/task_summary.html", customer, status=status, **more)


@require_POST
@run_required
def confirmation(request: HttpRequest, customer: CustomerShape, run: tasks.Run) -> HttpResponse:
    """The yes, with how one made sure who she is; a second one finds it done."""
    try:
        if run.staff_id and run.task.proof != "none" and run.state == "started":
            tasks.vouch(request.viewer, run.reference, request.POST.get("vouched", ""))  # type: ignore[attr-defined]
        tasks.confirm(request.viewer, run.reference)  # type: ignore[attr-defined]
    except tasks.ProofNeeded:
        return redirect(doing.url_of(run))
    except tasks.Wrong as wrong:
        words = wrong.errors.get("vouched", "")
        return _summary(request, customer, run, words, 422) if words else redirect(doing.url_of(run))
    except tasks.TooOften:
        return _summary(request, customer, run, _("That was very often. Please try again later."), 429)
    return redirect(doing.url_of(run))


@require_POST
@run_required
def undoing(request: HttpRequest, customer: CustomerShape, run: tasks.Run) -> HttpResponse:
    """Taken back while there is time."""
    try:
        tasks.undo(request.viewer, run.reference)  # type: ignore[attr-defined]
    except tasks.TaskRefused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("It was taken back."))
    return redirect(doing.url_of(run))


@require_POST
@run_required
def departure(request: HttpRequest, customer: CustomerShape, run: tasks.Run) -> HttpResponse:
    """Given up; what was typed goes. What she began herself stays hers."""
    if run.staff_id is not None:
        tasks.leave(request.viewer, run.reference)  # type: ignore[attr-defined]
        messages.success(request, _("It was given up. Nothing has been changed."))
    return redirect("desk:customer-tasks", customer.id)
