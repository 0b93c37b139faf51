"""ご請求: what is to be paid, what was paid, and one bill with everything about it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import uuid4

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.commerce import api as commerce
from madoguchi.people import api as people

from ..access import View, proven_required
from ..bill_words import payment_standing, standing

TO_PROVIDER = {"form-action": [settings.MADOGUCHI_STRIPE_PAGES]}
"""The button that pays leads on to the provider's page."""


def bill_view(view: Callable[..., HttpResponse]) -> View:
    """For who has proven an address; a bill that is not hers, or none, is 404."""

    @csp_update(TO_PROVIDER)
    @proven_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except commerce.BillUnknown as unknown:
            raise Http404 from unknown

    return guarded


@require_safe
@bill_view
def index(request: HttpRequest) -> HttpResponse:
    """What is to be paid first, then what is settled, page by page."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found, debit = commerce.bills(viewer, before=request.GET.get("before", "")), commerce.direct_debit(viewer)
    context = {
        "to_pay": [{"bill": one, "standing": standing(one, drawn=_drawn(debit))} for one in found.to_pay],
        "settled": [{"bill": one, "standing": standing(one)} for one in found.settled],
        "older": f"?before={found.older}" if found.older else "",
        "paging": "before" in request.GET,
        "balance": commerce.balance(viewer),
        "debit": debit,
        "outside": viewer.acting is not None and not people.whose(viewer, "see_bills"),
    }
    return render(request, "portal/bills.html", context)


@require_safe
@bill_view
def show(request: HttpRequest, number: str) -> HttpResponse:
    """One bill."""
    return page(request, number)


def page(request: HttpRequest, number: str, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one bill, with what could not be done and why."""
    viewer = request.viewer  # type: ignore[attr-defined]
    whole, debit = commerce.bill(viewer, number), commerce.direct_debit(viewer)
    context = {
        "whole": whole,
        "bill": whole.bill,
        "standing": standing(whole.bill, drawn=_drawn(debit)),
        "payments": [{"payment": one, "standing": payment_standing(one)} for one in whole.payments],
        "debit": debit if whole.bill.to_pay else None,
        "account": commerce.transfer_account() if "bank_transfer" in whole.ways else (),
        "suggested": commerce.suggested_receipt(viewer, whole),
        "client_id": uuid4().hex,
        **more,
    }
    return render(request, "portal/bill.html", context, status=status)


def _drawn(debit: commerce.DebitShape | None) -> bool:
    return debit is not None and debit.state == "active"


@require_safe
@bill_view
def document(request: HttpRequest, number: str) -> HttpResponse:
    """The bill as PDF."""
    return pdf_response(commerce.bill_document(request.viewer, number))  # type: ignore[attr-defined]


@require_safe
@bill_view
def credit_note(request: HttpRequest, number: str, note: str) -> HttpResponse:
    """A credit note as PDF."""
    return pdf_response(commerce.credit_note_document(request.viewer, number, note))  # type: ignore[attr-defined]


def pdf_response(made: commerce.Document) -> HttpResponse:
    """A file to keep or to print."""
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made.content, content_type="application/pdf", headers=headers)
