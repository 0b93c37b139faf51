"""/contact/: every way to reach us, and its settings page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..settings_form import WaysForm
from ..shapes import ContactWays
from ..ways import ways


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All ways that are open, with hours and waits."""
    spoken = "ja" if (get_language() or "ja").startswith("ja") else "en"
    return render(request, "contact/page.html", {"ways": ways(spoken)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@people.role_required("administrator")
def settings(request: HttpRequest) -> HttpResponse:
    """Which ways there are besides chat and form."""
    form = WaysForm(request.POST or None, held=core.option(ContactWays))
    if request.method == "POST" and form.is_valid():
        core.set_option(form.ways(), actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
        messages.success(request, _("Saved."))
        return redirect("contact:settings")
    return render(request, "contact/settings.html", {"form": form}, status=422 if form.errors else 200)
