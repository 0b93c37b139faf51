"""/settings/health/: is everything well, and when was the last backup?"""

import platform

import django
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import madoguchi
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import health
from ..forms.backups import BackupPlanForm
from ..saving import keep

SHOWN = 8
VERSIONS = {
    "Madoguchi": madoguchi.__version__,
    "Python": platform.python_version(),
    "Django": django.__version__,
}


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def page(request: HttpRequest) -> HttpResponse:
    """Every check with its state, the backups, and the plan for the nightly one."""
    form = BackupPlanForm(request.POST or None, held=core.option(core.BackupPlan))
    if request.method == "POST" and form.is_valid():
        return keep(request, form.plan(), url=reverse("administration:health") + "#backups")
    checks = health.checks()
    context = {
        "form": form, "checks": checks, "open": [c for c in checks if c.tone != health.WELL],
        "urgent": any(c.tone == health.ACT for c in checks), "backups": core.backups(SHOWN),
        "folder": settings.MADOGUCHI_BACKUPS, "versions": VERSIONS, "streams": core.open_streams(),
    }  # fmt: skip
    return render(request, "administration/health.html", context, status=422 if form.errors else 200)


@require_POST
@people.role_required("administrator")
def backups(request: HttpRequest) -> HttpResponse:
    """Have the worker make a backup now."""
    if core.ask_for_backup():
        messages.success(request, _("The worker makes a backup now. It appears here when it is done."))
    else:
        messages.info(request, _("A backup is already being made."))
    return redirect(reverse("administration:health") + "#backups")
