"""Signing out: this browser, or every browser, is a stranger's again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.people import api as people

from .. import alerts
from ..access import proven_required


@require_POST
@proven_required
def create(request: HttpRequest) -> HttpResponse:
    """Forget this browser, or with `everywhere` all of hers."""
    everywhere = request.POST.get("everywhere") == "1"
    customer_id = request.customer.id  # type: ignore[attr-defined]
    token = "" if everywhere else people.visitor_token(request)
    alerts.signed_out(customer_id=customer_id, token=token)
    people.forget_browsers(customer_id=customer_id, token=token)
    messages.success(
        request, _("You are signed out on every device.") if everywhere else _("You are signed out.")
    )
    response = redirect("knowledge:home")
    for cookie in (people.VISITOR_COOKIE, people.ACTING_COOKIE):
        response.delete_cookie(cookie, samesite="Lax")
    return response
