"""Notifications: the list, the bell, how one wants to hear of what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import notices, screens
from ..access import desk_required
from ..notices import KINDS, Choice


@require_GET
@desk_required
def notifications(request: HttpRequest) -> HttpResponse:
    """What one was told, the latest first."""
    shown = notices.notices_for(request.viewer)
    context = {"notices": shown, "desk_sheets": screens.SHEETS, "live_stream": "/live/staff"}
    return render(request, "desk/notifications.html", context)


@require_GET
@desk_required
def bell(request: HttpRequest) -> HttpResponse:
    """The bell alone, for the refresh."""
    return render(request, "desk/_bell.html", {"bell": notices.bell(request.viewer.staff.id)})


@require_POST
@desk_required
def readings(request: HttpRequest) -> HttpResponse:
    """All are read."""
    notices.mark_read(staff_id=request.viewer.staff.id)
    return redirect("desk:notifications")


@require_http_methods(["GET", "POST"])
@desk_required
def choices(request: HttpRequest) -> HttpResponse:
    """Page, browser, mail: for each kind of thing."""
    me = request.viewer.staff.id
    if request.method == "POST":
        chosen = {kind: _choice(request, kind) for kind in KINDS}
        notices.choose(staff_id=me, choices=chosen)
        messages.success(request, _("Saved."))
        return redirect("desk:notification-choices")
    held = notices.choices_of(me)
    rows = [
        {"kind": kind, "icon": icon, "label": label, "ways": _ways(kind, held[kind])}
        for kind, (icon, label, _said) in KINDS.items()
    ]
    return render(request, "desk/choices.html", {"rows": rows, "desk_sheets": screens.SHEETS})


def _choice(request: HttpRequest, kind: str) -> Choice:
    return Choice(*(f"{kind}-{way}" in request.POST for way in ("page", "browser", "mail")))


def _ways(kind: str, choice: Choice) -> list[dict[str, object]]:
    named = (
        ("page", pgettext("notification", "On the page"), choice.page),
        ("browser", _("In the browser"), choice.browser),
        ("mail", _("By e-mail"), choice.mail),
    )
    return [{"name": f"{kind}-{way}", "label": label, "checked": on} for way, label, on in named]
