"""/settings/alerts/: of what customers are told, by mail and by notice. The shop may do some of it itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..alert_words import NAMES
from ..shapes import AlertRules


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def page(request: HttpRequest) -> HttpResponse:
    """Each kind of alert, and where it goes."""
    if request.method == "POST":
        without = {way: _left_out(request, way) for way in ("mail", "push")}
        actor = core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]
        core.set_option(AlertRules(no_mail=without["mail"], no_push=without["push"]), actor=actor)
        messages.success(request, _("Saved."))
        return redirect("portal:alert_rules")
    rules = core.option(AlertRules)
    kinds = [
        {"code": kind, "name": name, "mail": rules.mails(kind), "push": rules.pushes(kind)}
        for kind, name in NAMES.items()
    ]
    return render(request, "portal/alert_rules.html", {"kinds": kinds})


def _left_out(request: HttpRequest, way: str) -> tuple[str, ...]:
    wanted = set(request.POST.getlist(way))
    return tuple(kind for kind in NAMES if kind not in wanted)
