"""My availability, and the sign that I am here."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import AVAILABILITIES

from .. import screens
from ..access import desk_required


@require_POST
@desk_required
def availability(request: HttpRequest) -> HttpResponse:
    """Say whether I take work."""
    chosen = request.POST.get("availability", "")
    if chosen not in AVAILABILITIES:
        return HttpResponseBadRequest()
    me = request.viewer.staff.id
    people.set_availability(staff_id=me, availability=chosen, actor=core.staff(me))
    if not request.htmx:
        return redirect("desk:inbox")
    people.forget_viewer(request)
    request.viewer = people.viewer_of(request)
    return render(request, "desk/_nav.html", screens.left(request))


@require_POST
@desk_required
def heartbeats(request: HttpRequest) -> HttpResponse:
    """I am still here; every open desk says so three times a minute."""
    people.seen(staff_id=request.viewer.staff.id)
    return HttpResponse(status=204)
