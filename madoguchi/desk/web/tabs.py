"""Open conversations as tabs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from madoguchi.core import api as core

from .. import actions, screens
from ..access import desk_required


@require_GET
@desk_required
def tabs(request: HttpRequest) -> HttpResponse:
    """The row of tabs alone, for the refresh."""
    current = core.whole_number(request.GET.get("current", ""))
    context = {
        "view": screens.view_of(request),
        "work": "conversation" if current else "list",
        **screens.tabs(request.viewer, core.now(), current),
    }
    return render(request, "desk/_tabs.html", context)


@require_POST
@desk_required
def removal(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Close a tab; whoever closes the one she looks at comes back to the list."""
    actions.close_tab(staff_id=request.viewer.staff.id, conversation_id=conversation_id)
    looking_at = core.whole_number(request.POST.get("current", ""))
    if looking_at is not None and looking_at != conversation_id:
        return redirect("desk:conversation", looking_at)
    return redirect("desk:inbox")
