"""Acts on many mentions: begun, watched, taken back. The list stands where it stood, with its filters."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from .. import drawing, queries, sweeping, words
from ..shapes import Filters, Refused
from .door import desk_required, typed


@require_POST
@desk_required
def begin(request: HttpRequest) -> HttpResponse:
    """Have an act carried out on the chosen mentions, once per key."""
    viewer, filters = request.viewer, drawing.filters_of(QueryDict(typed(request, "filters", 2000)))  # type: ignore[attr-defined]
    link = drawing.query_of(filters)
    ids = [int(one) for one in request.POST.getlist("ids") if one.isdecimal() and len(one) < 19]
    if typed(request, "whole"):
        ids = queries.ids(viewer, filters, sweeping.MOST)
    try:
        key = UUID(typed(request, "key", 36))
        given = {name: typed(request, name, 20) for name in ("why", "theme") if typed(request, name, 20)}
        made = sweeping.begin(viewer, key=key, act=typed(request, "act", 12), given=given, ids=ids)
    except (Refused, ValueError) as wrong:
        messages.error(request, str(words.REFUSALS[getattr(wrong, "reason", "nothing")]))
        return redirect(f"{reverse('listening:mentions')}{link}")
    return redirect(_list_with(filters, made))


@require_safe
@desk_required
def sweep(request: HttpRequest, sweep_id: int) -> HttpResponse:
    """How far it is, as a piece of the list's page."""
    found = sweeping.progress(request.viewer, sweep_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    link = drawing.query_of(drawing.filters_of(request.GET))
    return render(request, "listening/_sweep.html", {"sweep": drawing.Swept(found, link)})


@require_POST
@desk_required
def undoing(request: HttpRequest, sweep_id: int) -> HttpResponse:
    """Take it back."""
    if not sweeping.undo(request.viewer, sweep_id):  # type: ignore[attr-defined]
        raise Http404
    filters = drawing.filters_of(QueryDict(typed(request, "filters", 2000)))
    return redirect(_list_with(filters, sweep_id))


def _list_with(filters: Filters, sweep_id: int) -> str:
    return f"{reverse('listening:mentions')}{drawing.query_of(filters, sweep=sweep_id)}#mentions"
