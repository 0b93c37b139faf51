"""/settings/blocks/: customers who may not write to us."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from madoguchi.people import api as people


@require_GET
@people.role_required("supervisor")
def blocks(request: HttpRequest) -> HttpResponse:
    """Everybody who is blocked now, with the reason and who decided it."""
    held = people.blocks()
    names = people.names(one.customer_id for one in held)
    staff = people.staff_names(one.staff_id for one in held)
    rows = [(one, names.get(one.customer_id, ""), staff.get(one.staff_id, "")) for one in held]
    return render(request, "administration/blocks.html", {"rows": rows})


@require_POST
@people.role_required("supervisor")
def lifting(request: HttpRequest, block_id: int) -> HttpResponse:
    """She may write again."""
    if not people.lift_block(block_id=block_id, staff_id=request.viewer.staff.id):
        raise Http404
    messages.success(request, _("The block is lifted. The customer may write again."))
    return redirect("administration:blocks")
