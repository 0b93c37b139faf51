"""/settings/hours/: when people answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms import hours as forms
from ..saving import keep
from ..weeks import next_weeks


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def hours(request: HttpRequest) -> HttpResponse:
    """Week, holidays, company days and zone; `act` only arranges what is typed, saving keeps it."""
    held = core.opening_hours()
    if request.method != "POST":
        return _page(request, forms.shown(held))
    form, act = forms.typed(request.POST, held), request.POST.get("act", "")
    if act:
        form = forms.arranged(form, act, timezone.localdate(core.now()))
        return _page(request, form, unsaved=True)
    form = forms.checked(form)
    if not form.is_right:
        return _page(request, form, status=422, unsaved=True)
    return keep(request, forms.hours_of(form), url=reverse("administration:hours"))


def _page(
    request: HttpRequest, form: forms.HoursForm, *, status: int = 200, unsaved: bool = False
) -> HttpResponse:
    right = forms.hours_of(forms.checked(form))
    context = {
        "days": [(f"day-{number}", name, form.days[number], form.errors.get(number, ""))
                 for number, name in WEEKDAYS.items()],
        "form": form,
        "zones": [(zone, zone.replace("_", " ")) for zone in dict.fromkeys((*forms.ZONES, form.zone))],
        "weeks": next_weeks(right, core.now()),
        "unsaved": unsaved,
    }  # fmt: skip
    return render(request, "administration/hours.html", context, status=status)
