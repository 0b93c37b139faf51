"""/knowledge/: what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from madoguchi.gaps import api as gaps
from madoguchi.people import api as people

from ..figures import figures
from ..gap_lines import gap_line
from ..next_steps import next_steps
from ..review_lines import review_lines

KEEPERS = ("editor", "supervisor", "administrator")


@require_safe
@people.staff_required
def home(request: HttpRequest) -> HttpResponse:
    """The editors' board; whoever only reads articles is led to them."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.staff.role not in KEEPERS:
        return redirect("editorial:articles")
    mine = gaps.gaps(viewer, assignee="me").gaps
    context = {
        "steps": next_steps(viewer),
        "mine": [gap_line(gap, {}) for gap in mine],
        "reviews": review_lines(gaps.open_reviews(owner_id=viewer.staff.id)),
        **figures(viewer),
    }
    return render(request, "editorial/home.html", context)
