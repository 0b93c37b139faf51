"""Paying a bill: by the provider's page, at a convenience store, by transfer."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.commerce import api as commerce

from ..bill_words import payment_standing, refusal
from .bills import bill_view, page


@require_POST
@bill_view
def create(request: HttpRequest, number: str) -> HttpResponse:
    """Begin to pay, or go on with what was begun; pressing twice is pressing once."""
    method, client_id = request.POST.get("method", ""), request.POST.get("client_id", "")
    try:
        begun = commerce.start_payment(
            request.viewer,
            number=number,
            method=cast(commerce.Method, method),
            client_id=client_id,  # type: ignore[attr-defined]
        )
    except commerce.PaymentRefused as refused:
        return page(request, number, 422, error=refusal(refused.reason))
    if begun.page_url and begun.state == "pending":
        return redirect(begun.page_url)
    return redirect("portal:payment", number, begun.key)


@require_safe
@bill_view
def show(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """How a payment stands. Back from the provider's page, we ask there ourselves too."""
    payment = commerce.payment(request.viewer, number, key)  # type: ignore[attr-defined]
    back = request.GET.get("back", "")
    if back == "paid" and payment.state == "pending":
        commerce.look_up_soon(payment.key)
    if back == "left" and payment.state == "pending":
        return redirect("portal:bill", number)
    return render(request, "portal/payment.html", _shown(payment))


@require_safe
@bill_view
def state(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """The state alone, for the refresh."""
    payment = commerce.payment(request.viewer, number, key)  # type: ignore[attr-defined]
    return render(request, "portal/_payment.html", _shown(payment))


def _shown(payment: commerce.BillPaymentShape) -> dict[str, object]:
    account = commerce.transfer_account() if payment.method == "bank_transfer" else ()
    return {"payment": payment, "standing": payment_standing(payment), "account": account}


@require_POST
@bill_view
def withdraw(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """She does not want to pay this way after all."""
    try:
        commerce.withdraw_payment(request.viewer, number=number, key=key)  # type: ignore[attr-defined]
    except commerce.PaymentRefused as refused:
        return page(request, number, 422, error=refusal(refused.reason))
    messages.success(request, _("You can now choose another way to pay."))
    return redirect("portal:bill", number)
