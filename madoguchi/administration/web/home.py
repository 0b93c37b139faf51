"""All settings pages that this person may use, with search; the checklist; the way in after signing in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..checklist import open_steps, progress
from ..saving import actor_of
from ..shapes import Checklist


@require_safe
@people.staff_required
def home(request: HttpRequest) -> HttpResponse:
    """The pages by group; `q` keeps those whose words hold it. Administrators see what a new desk needs."""
    sought = request.GET.get("q", "").strip()
    context = {
        "q": sought,
        "groups": ui.settings_groups(request, sought),
        "progress": progress() if _sets_up(request) and not sought else None,
        "put_away": _sets_up(request) and core.option(Checklist).put_away,
    }
    return render(request, "administration/home.html", context)


@require_safe
@people.staff_required
def start(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: to the checklist while it is open, else to the desk."""
    return redirect("administration:home" if _sets_up(request) and open_steps() else "/desk/")


@require_POST
@people.role_required("administrator")
def checklist(request: HttpRequest) -> HttpResponse:
    """Put the checklist away, or bring it back."""
    put_away = request.POST.get("put_away") == "yes"
    core.set_option(Checklist(put_away=put_away), actor=actor_of(request))
    if put_away:
        messages.success(request, _("The checklist was put away. You find it at the foot of this page."))
    return redirect("administration:home")


def _sets_up(request: HttpRequest) -> bool:
    return bool(request.viewer.staff.role == "administrator")  # type: ignore[attr-defined]
