"""/settings/tasks/: everything that customers can do themselves, and what is not offered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import api


@require_safe
@people.role_required("editor")
def index(request: HttpRequest) -> HttpResponse:
    """The company's own tasks first, then the built-in ones."""
    off = core.option(api.TaskRules).off
    built_in = [(task, task.code not in off) for task in api.built_in().values()]
    reads = request.viewer.staff.role != "administrator"  # type: ignore[attr-defined]
    context = {"own": api.composing.composed(), "built_in": built_in, "read_only": reads}
    return render(request, "tasks/offers.html", context)


@require_POST
@people.role_required("administrator")
def change(request: HttpRequest) -> HttpResponse:
    """Which of the built-in tasks are offered."""
    wanted = set(request.POST.getlist("on"))
    off = tuple(code for code in api.built_in() if code not in wanted)
    core.set_option(api.TaskRules(off), actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return redirect("tasks:tasks")
