"""One run of a task: its steps, what will happen, the yes, and afterwards."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.journeys import prove_identity
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from ..access import run_required
from ..doing import onward, spoken, url_of
from .tasks import too_often


@require_http_methods(["GET", "HEAD", "POST"])
@run_required
def run(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    """Where it stands: a step, the summary before the yes, or what came of it."""
    if request.method == "POST":
        return _fill(request, run)
    asked = core.whole_number(request.GET.get("step", ""))
    if run.state != "started":
        return _over(request, run)
    if asked is not None and asked < min(run.step, len(run.task.steps)):
        return _step(request, run, asked, {}, {})
    return _summary(request, run) if run.filled else _step(request, run, run.step, {}, {})


def _fill(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    asked = request.POST.get("step", "")
    place = min(int(asked) if asked.isdecimal() and len(asked) < 4 else run.step, len(run.task.steps) - 1)
    form = tasks.step_form(request.viewer, run, place, language=spoken())  # type: ignore[attr-defined]
    given = tasks.sent(request.POST, (shown.field for shown in form.fields))
    try:
        people.agree_by_form(request, customer_id=request.customer.id, purpose="task", channel="portal")  # type: ignore[attr-defined]
        tasks.fill(request.viewer, run.reference, given, step=place)  # type: ignore[attr-defined]
    except people.ConsentMissing:
        return _step(request, run, place, given, {}, 422)
    except tasks.Wrong as wrong:
        return _step(request, run, place, given, wrong.errors, 422)
    return redirect(url_of(run))


def _step(
    request: HttpRequest, run: tasks.Run, place: int, given: dict[str, Any], errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    viewer = request.viewer  # type: ignore[attr-defined]
    form = tasks.step_form(viewer, run, place, given=given, errors=errors, language=spoken())
    context = {"task": run.task, "run": run, "form": form, "current": place, "agreed": "task"}
    return render(request, "portal/task.html", context, status=status)


def _summary(request: HttpRequest, run: tasks.Run, error: str = "", status: int = 200) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        effects = tasks.effects(viewer, run.reference)
    except tasks.TaskRefused as refused:
        effects, error = (), refused.words
    context = {
        "task": run.task, "run": run, "effects": effects, "error": error, "barred": not effects,
        "answers": tasks.answers(viewer, run), "current": len(run.task.steps),
        "minutes": run.task.undo_seconds // 60,
    }  # fmt: skip
    return render(request, "portal/task_summary.html", context, status=status)


def _over(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    label, tone, icon = tasks.STATE_WORDS[run.state]
    context = {"task": run.task, "run": run, "label": label, "tone": tone, "icon": icon,
               "undoable": run.undoable(core.now()), "onward": onward(run)}  # fmt: skip
    return render(request, "portal/task_over.html", context)


@require_POST
@run_required
def confirmation(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    """The yes; a second one finds it done."""
    try:
        done = tasks.confirm(request.viewer, run.reference)  # type: ignore[attr-defined]
    except tasks.ProofNeeded:
        return _proof(request, run)
    except tasks.Wrong:
        return redirect(url_of(run))
    except tasks.TooOften:
        return _summary(request, run, too_often(), 429)
    return redirect(done.leads_to if done.state == "completed" and done.leads_to else url_of(run))


@require_POST
@run_required
def undo(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    """Taken back while there is time."""
    try:
        tasks.undo(request.viewer, run.reference)  # type: ignore[attr-defined]
    except tasks.TaskRefused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("It was taken back."))
    return redirect(url_of(run))


@require_POST
@run_required
def departure(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    """She gives it up, or the help on the way was enough."""
    helped = request.POST.get("helped") == "1"
    tasks.leave(request.viewer, run.reference, helped=helped)  # type: ignore[attr-defined]
    words = _("We are glad that this helped.") if helped else _("It was given up. Nothing has been changed.")
    messages.success(request, words)
    return redirect("portal:tasks")


def _proof(request: HttpRequest, run: tasks.Run, error: str = "", status: int = 200) -> HttpResponse:
    context = {"task": run.task, "run": run, "error": error, "email": request.customer.proven_email,  # type: ignore[attr-defined]
               "current": len(run.task.steps)}  # fmt: skip
    return render(request, "portal/task_proof.html", context, status=status)


@require_POST
@run_required
def codes(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    """A code to the address that she has proven before."""
    customer = request.customer  # type: ignore[attr-defined]
    try:
        prove_identity.ask(customer_id=customer.id, email=customer.proven_email, language=spoken())
    except people.CodeRefused as refused:
        return _proof(request, run, people.code_refusal(refused), 422)
    return _proof(request, run)


@require_POST
@run_required
def proofs(request: HttpRequest, run: tasks.Run) -> HttpResponse:
    """The digits; right ones lead back to the yes."""
    customer = request.customer  # type: ignore[attr-defined]
    code = request.POST.get("code", "")
    try:
        prove_identity.confirm(customer_id=customer.id, email=customer.proven_email, code=code)
    except people.CodeRefused as refused:
        return _proof(request, run, people.code_refusal(refused), 422)
    tasks.note_proof(request.viewer, run.reference)  # type: ignore[attr-defined]
    return redirect(url_of(run))
