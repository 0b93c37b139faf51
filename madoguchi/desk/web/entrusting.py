"""Who may act for a customer, and for which company she acts: recorded by staff."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape

from .. import screens
from ..access import customer_required
from ..customers.entrusting import CompanyForm, PaperMandateForm

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@customer_required
def mandates(request: HttpRequest, customer: CustomerShape) -> HttpResponse:
    """Record a mandate; its link is mailed to the one who is to act, and holds once taken up."""
    form = PaperMandateForm(request.POST or None, request.FILES or None)
    me = request.viewer.staff.id
    if form.is_valid() and form.grant(customer_id=customer.id, locale=customer.locale, staff_id=me):
        messages.success(request, _("The link is on its way. It holds once that person takes it up."))
        return redirect("desk:customer", customer.id)
    return _page(request, customer, "desk/customer_mandate.html", form)


@require_POST
@customer_required
def mandate_end(request: HttpRequest, customer: CustomerShape, mandate_id: int) -> HttpResponse:
    """End a mandate of hers at once."""
    if mandate_id not in {one.id for one in people.representations(customer.id)}:
        raise Http404
    actor = core.staff(request.viewer.staff.id)
    if people.end_representation(representation_id=mandate_id, by="staff", actor=actor):
        messages.success(request, _("This mandate has ended. It is closed from this moment."))
    return redirect("desk:customer", customer.id)


@require_http_methods(GET_POST)
@customer_required
def companies(request: HttpRequest, customer: CustomerShape) -> HttpResponse:
    """Say for which company she buys, and as what."""
    form = CompanyForm(request.POST or None)
    if form.is_valid() and form.keep(customer_id=customer.id, staff_id=request.viewer.staff.id):
        messages.success(request, _("Saved."))
        return redirect("desk:customer", customer.id)
    return _page(request, customer, "desk/customer_company.html", form)


@require_POST
@customer_required
def company_end(request: HttpRequest, customer: CustomerShape, company_id: int) -> HttpResponse:
    """She no longer acts for this company."""
    actor = core.staff(request.viewer.staff.id)
    if not people.end_company_member(company_id=company_id, customer_id=customer.id, actor=actor):
        raise Http404
    messages.success(request, _("Saved."))
    return redirect("desk:customer", customer.id)


def _page(request: HttpRequest, customer: CustomerShape, template: str, form: Form) -> HttpResponse:
    context = {
        "customer": customer, "form": form, "desk_sheets": screens.SHEETS, "live_stream": "/live/staff",
        "chosen": form["scopes"].value() or () if "scopes" in form.fields else (),
    }  # fmt: skip
    return render(request, template, context, status=422 if form.errors else 200)
