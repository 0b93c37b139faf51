"""/settings/alerts/: of what customers are told, by mail and by notice. The shop may do some of it itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..alert_words import NAMES
from ..reminder_form import ReminderForm
from ..shapes import AlertRules


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def page(request: HttpRequest) -> HttpResponse:
    """Each kind of alert, and where it goes."""
    if request.method == "POST":
        return _save(request)
    return _page(request, core.option(AlertRules), ReminderForm.of(core.option(AlertRules)))


def _save(request: HttpRequest) -> HttpResponse:
    without = {way: _left_out(request, way) for way in ("mail", "push")}
    form = ReminderForm(request.POST)
    if not form.is_valid():
        return _page(request, AlertRules(no_mail=without["mail"], no_push=without["push"]), form, 422)
    actor = core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]
    rules = AlertRules(no_mail=without["mail"], no_push=without["push"], **form.cleaned_data)
    core.set_option(rules, actor=actor)
    messages.success(request, _("Saved."))
    return redirect("portal:alert_rules")


def _page(request: HttpRequest, rules: AlertRules, form: ReminderForm, status: int = 200) -> HttpResponse:
    kinds = [
        {"code": kind, "name": name, "mail": rules.mails(kind), "push": rules.pushes(kind)}
        for kind, name in NAMES.items()
    ]
    return render(request, "portal/alert_rules.html", {"kinds": kinds, "form": form}, status=status)


def _left_out(request: HttpRequest, way: str) -> tuple[str, ...]:
    wanted = set(request.POST.getlist(way))
    return tuple(kind for kind in NAMES if kind not in wanted)
