"""What waits for staff: returns, money to move, claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import screens
from ..access import desk_required
from ..customers.handling import waiting_page


@require_safe
@desk_required
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits, the most pressing first."""
    context = {
        **waiting_page(request.viewer, request.GET.get("kind", "")),
        "desk_sheets": screens.SHEETS,
        "live_stream": "/live/staff",
    }
    return render(request, "desk/waiting.html", context)
