"""会社のご注文: what a company's people ordered, and when it arrives, as far as her role there allows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.commerce import api as commerce
from madoguchi.people import api as people

from ..access import proven_required
from ..companies import ROLES, calendar_of

MOST = 100


@require_safe
@proven_required
def show(request: HttpRequest, company_id: int) -> HttpResponse:
    """One company of hers: what arrives on which day, who belongs to it, and the way to all its orders."""
    viewer = request.viewer  # type: ignore[attr-defined]
    held = {one.company.id: one for one in people.companies_of(viewer.customer_id)}
    if viewer.acting is not None or company_id not in held:
        raise Http404
    coming = commerce.deliveries(viewer=viewer, company_id=company_id, limit=MOST)
    role = held[company_id]
    context = {
        "role": role,
        "role_words": ROLES[role.role],
        "days": calendar_of(coming),
        "others": [one for one in held.values() if one.company.id != company_id],
    }
    return render(request, "portal/company.html", context)
