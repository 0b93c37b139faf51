"""A list as a file."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from madoguchi.core import api as core

from .. import exporting, screens
from ..access import desk_required


@require_POST
@desk_required
def exports(request: HttpRequest) -> HttpResponse:
    """The whole list, as far as it is open to her, for a spreadsheet."""
    view = screens.view_of(request)
    head, lines = exporting.table(request.viewer, view, request.POST.get("order", ""))
    day = timezone.localdate(core.now()).isoformat()
    return core.csv_response(f"{view.label}-{day}.csv", head, lines)
