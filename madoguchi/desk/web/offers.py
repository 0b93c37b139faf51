"""Offers: they ring, are accepted or declined."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from madoguchi.core import api as core
from madoguchi.routing import api as routing

from .. import actions
from ..access import desk_required
from ..ringing import ringing


@require_GET
@desk_required
def offers(request: HttpRequest) -> HttpResponse:
    """The cards that ring now."""
    return render(request, "desk/_offers.html", ringing(request.viewer, core.now()))


@require_POST
@desk_required
def acceptance(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Take what is offered; it opens as a tab."""
    me = request.viewer.staff.id
    try:
        conversation_id = routing.accept(offer_id=offer_id, staff_id=me)
    except routing.OfferGone:
        messages.warning(request, _("The offer has gone to a colleague in the meantime."))
        return redirect("desk:inbox")
    actions.open_tab(staff_id=me, conversation_id=conversation_id)
    return redirect("desk:conversation", conversation_id)


@require_POST
@desk_required
def refusal(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Pass the offer on."""
    with suppress(routing.OfferGone):  # it went on by itself, or was never hers
        routing.decline(offer_id=offer_id, staff_id=request.viewer.staff.id)
    if request.htmx:
        return render(request, "desk/_offers.html", ringing(request.viewer, core.now()))
    return redirect("desk:inbox")
