"""/knowledge/: where editors begin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from madoguchi.people import api as people


@require_safe
@people.staff_required
def home(request: HttpRequest) -> HttpResponse:
    """Until there is a board: the articles."""
    return redirect("editorial:articles")
