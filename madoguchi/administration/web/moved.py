"""Pages that have left the settings: their addresses lead on to the editors' desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from madoguchi.people import api as people


@require_safe
@people.staff_required
def articles(request: HttpRequest, rest: str = "") -> HttpResponse:
    """The articles, or one of them."""
    return redirect(f"/knowledge/articles/{rest}", permanent=True)


@require_safe
@people.staff_required
def categories(request: HttpRequest) -> HttpResponse:
    """The shelves."""
    return redirect("/knowledge/categories/", permanent=True)
