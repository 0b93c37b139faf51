"""領収書: made out once, taken out as often as she likes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..bill_words import receipt_refusal
from .bills import bill_view, page, pdf_response


@require_POST
@bill_view
def create(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Make the receipt out to this name, for this purpose; that stays."""
    viewer = request.viewer  # type: ignore[attr-defined]
    given = {name: request.POST.get(name, "") for name in ("addressee", "purpose")}
    try:
        people.agree_by_form(request, customer_id=viewer.customer_id, purpose="details", channel="portal")
        commerce.issue_receipt(
            viewer, number=number, key=key, actor=core.customer(viewer.customer_id), **given
        )
    except people.ConsentMissing as missing:
        problem = {"for": key, "field": "consent", "text": people.missing_words(request, missing), **given}
        return page(request, number, 422, receipt_problem=problem)
    except commerce.ReceiptRefused as refused:
        problem = {"for": key, "field": refused.reason, "text": receipt_refusal(refused.reason), **given}
        return page(request, number, 422, receipt_problem=problem)
    messages.success(request, _("Your receipt is made out. You can take it as PDF."))
    return redirect("portal:bill", number)


@require_POST
@bill_view
def copies(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """The receipt as PDF; every time after the first it says 再発行."""
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        made = commerce.receipt_document(
            viewer, number=number, key=key, client_id=request.POST.get("client_id", ""),
            actor=core.customer(viewer.customer_id),
        )  # fmt: skip
    except commerce.ReceiptRefused as refused:
        return page(request, number, 422, error=receipt_refusal(refused.reason))
    return pdf_response(made)
