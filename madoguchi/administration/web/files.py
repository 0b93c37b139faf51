"""/settings/file/: all settings as one file, out and in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..file import plan as plans
from ..file import text
from ..saving import actor_of

REASONS = {
    "large": gettext_lazy("The file is larger than 1 MB. A settings file is much smaller."),
    "text": gettext_lazy("The file is not text in UTF-8."),
    "format": gettext_lazy("This is not a settings file, or it was damaged. Nothing was changed."),
    "version": gettext_lazy("The file comes from another release, which this one cannot read."),
}


@require_safe
@people.role_required("administrator")
def file(request: HttpRequest) -> HttpResponse:
    """Take the file, or bring one."""
    return render(request, "administration/file.html")


@require_safe
@people.role_required("administrator")
def export(request: HttpRequest) -> HttpResponse:
    """Every setting but secrets, as a file to keep or to bring to another installation."""
    today = timezone.localdate(core.now())
    note = _("Settings of %(day)s. Passwords and keys are not in this file.") % {"day": today.isoformat()}
    body = text.written(plans.content(), note=note)
    response = HttpResponse(body, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="madoguchi-settings-{today}.yaml"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@people.role_required("administrator")
def imports(request: HttpRequest) -> HttpResponse:
    """What a file would change; nothing is changed yet."""
    upload = request.FILES.get("file")
    raw = upload.read(text.MOST_BYTES + 1) if upload else request.POST.get("text", "").encode()
    try:
        found = plans.plan(raw)
    except text.FileRefused as refused:
        return render(request, "administration/file.html", {"error": REASONS[refused.code]}, status=422)
    context = {"plan": found, "text": raw.decode("utf-8-sig")}
    return render(request, "administration/file_plan.html", context, status=422 if found.refused else 200)


@require_POST
@people.role_required("administrator")
def applications(request: HttpRequest) -> HttpResponse:
    """Apply a file whose differences were seen."""
    raw = request.POST.get("text", "").replace("\r\n", "\n").encode()
    try:
        done = plans.carry_out(raw, seal=request.POST.get("seal", ""), actor=actor_of(request))
    except (plans.PlanMoved, text.FileRefused):
        messages.error(request, _("The settings were changed in the meantime, so nothing was applied."
                                  " Please bring the file again."))  # fmt: skip
    except plans.SectionRefused as refused:
        words = _("“%(name)s” cannot be applied. Nothing was changed.")
        messages.error(request, words % {"name": refused.name})
    else:
        many = sum(len(change.places) for change in done.changes)
        words = ngettext("%(n)d value was changed.", "%(n)d values were changed.", many)
        messages.success(request, words % {"n": many})
    return redirect("administration:file")
