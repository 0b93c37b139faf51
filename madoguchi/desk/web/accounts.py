"""The bank account that a refund is transferred to: entered, and read once more by whoever transfers it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.commerce import api as commerce
from madoguchi.people.shapes import CustomerShape

from ..access import customer_required, hers
from ..customers.handling_forms import AccountForm
from .act_pages import act_page


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def account(request: HttpRequest, customer: CustomerShape, payment_id: int) -> HttpResponse:
    """Enter it, or enter it anew; what was entered is shown by its end alone."""
    held = _held(request, customer, payment_id)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(request, held, form):
        messages.success(request, _("The account is kept sealed until the money has been transferred."))
        return redirect(_money(held))
    effects = [
        _("The account is kept sealed, shown by its end, and erased as soon as the money is entered as paid.")
    ]
    return act_page(
        request, customer, title=_("Account for the transfer"), trail=(_money(held), _("Money to pay out")),
        icon="lock", form=form, effects=effects, label=_("Keep the account"),
        facts=[(_("Kept so far"), held.account)] if held.account else [],
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
@customer_required
def account_reading(request: HttpRequest, customer: CustomerShape, payment_id: int) -> HttpResponse:
    """The whole account for the bank's form; that it was read is written down."""
    held = _held(request, customer, payment_id)
    viewer = request.viewer  # type: ignore[attr-defined]
    found = commerce.read_account(viewer=viewer, payment_id=held.id)
    if found is None:
        messages.info(request, _("No account is kept. Please ask the customer and enter it."))
        return redirect(_money(held))
    kind = str(commerce.ACCOUNT_KINDS[found.kind])
    facts = [
        (_("Bank"), found.bank), (_("Branch"), found.branch), (_("Kind of account"), kind),
        (_("Account number"), found.number), (_("Name of the account (in kana)"), found.holder),
    ]  # fmt: skip
    response = act_page(
        request, customer, title=_("Account for the transfer"), trail=(_money(held), _("Money to pay out")),
        icon="", label="", facts=facts,
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


def _kept(request: HttpRequest, held: commerce.MoneyMove, form: AccountForm) -> bool:
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        commerce.keep_account(viewer=viewer, payment_id=held.id, account=form.account())
    except commerce.AccountRefused as refused:
        form.refuse(refused.field)
        return False
    return True


def _held(request: HttpRequest, customer: CustomerShape, payment_id: int) -> commerce.MoneyMove:
    viewer = request.viewer  # type: ignore[attr-defined]
    held = hers(customer, lambda: commerce.money_move(viewer=viewer, payment_id=payment_id))
    if not held.takes_account:
        raise Http404
    return held


def _money(held: commerce.MoneyMove) -> str:
    return reverse("desk:customer-money", args=[held.customer_id, held.id])
