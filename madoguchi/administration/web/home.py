"""All settings pages that this person may use, with search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.people import api as people
from madoguchi.ui import api as ui


@require_safe
@people.staff_required
def home(request: HttpRequest) -> HttpResponse:
    """The pages by group; `q` keeps those whose words hold it."""
    sought = request.GET.get("q", "").strip()
    context = {"q": sought, "groups": ui.settings_groups(request, sought)}
    return render(request, "administration/home.html", context)
