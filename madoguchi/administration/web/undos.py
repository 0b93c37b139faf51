"""Taking the last change of one kind of settings back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..kinds import option_kinds


@require_POST
@people.role_required("administrator")
def undo(request: HttpRequest) -> HttpResponse:
    """Back to what stood before; refused when somebody else has changed it since the page was shown."""
    kind = option_kinds().get(request.POST.get("option", ""))
    version = core.whole_number(request.POST.get("version", ""))
    if kind is None or version is None:
        raise Http404
    try:
        core.undo_option(kind, version=version, actor=core.staff(request.viewer.staff.id))
    except core.OptionMoved:
        messages.error(request, _("Somebody has changed these settings since. Nothing was undone."))
    else:
        messages.success(request, _("The last change was undone. Undo once more to have it back."))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    given = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure())
    return given if safe else "administration:home"
