"""/assistant/: what the assistant knows, what waits for a person, how it did lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.people import api as people


@require_safe
@people.role_required("editor")
def home(request: HttpRequest) -> HttpResponse:
    """The assistant at a glance; the parts of other rooms come by the slot `assistant_overview`."""
    return render(request, "assistant/home.html")
