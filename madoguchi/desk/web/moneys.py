"""Money that was promised to a customer, or is to be collected: a person says that it was moved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.commerce import api as commerce
from madoguchi.people.shapes import CustomerShape
from madoguchi.ui import api as ui

from ..access import customer_required, hers
from ..customers.saying import money
from .act_pages import act_page


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def move(request: HttpRequest, customer: CustomerShape, payment_id: int) -> HttpResponse:
    """One movement; the yes says that the money has gone, or has come."""
    held = _held(request, customer, payment_id)
    if request.method == "POST":
        done = commerce.settle_money(viewer=request.viewer, payment_id=held.id)  # type: ignore[attr-defined]
        words = _("It is entered, and the customer is told.")
        again = _("This had been done already; nothing was done twice.")
        messages.success(request, words if done.now else again)
        return redirect(_order_of(held))
    return _page(request, customer, held)


def _page(request: HttpRequest, customer: CustomerShape, held: commerce.MoneyMove) -> HttpResponse:
    back = held.kind == "refund"
    effects = [_("Enter it only when the money has really been moved; this cannot be taken back.")]
    if back:
        effects.append(_("We tell the customer that it was paid back."))
    links = []
    if held.takes_account:
        words = _("Change the account") if held.account else _("Enter the account")
        url = reverse("desk:customer-account", args=[held.customer_id, held.id])
        links.append({"label": words, "url": url, "icon": "landmark"})
    return act_page(
        request, customer, links=links, links_title=_("Account for the transfer"),
        reading=reverse("desk:customer-account-reading", args=[held.customer_id, held.id])
        if held.takes_account and held.account else "",
        title=_("Money to pay out") if back else _("Money to collect"),
        trail=(_order_of(held), held.order_number), icon="check", facts=_facts(held), effects=effects,
        label=_("It has been paid out") if back else _("It has been collected"),
        over=held.at is not None or held.by_itself,
    )  # fmt: skip


def _order_of(held: commerce.MoneyMove) -> str:
    return reverse("desk:customer-order", args=[held.customer_id, held.order_number])


def _held(request: HttpRequest, customer: CustomerShape, payment_id: int) -> commerce.MoneyMove:
    viewer = request.viewer  # type: ignore[attr-defined]
    return hers(customer, lambda: commerce.money_move(viewer=viewer, payment_id=payment_id))


def _facts(held: commerce.MoneyMove) -> list[tuple[str, str]]:
    when = ui.day(held.at) if held.at else ""
    facts = [
        (_("Amount"), money(held.amount, held.currency)), (_("Way"), held.words),
        (_("For"), held.reference or held.order_number), (_("Where it stands"), held.problem),
        (_("Account for the transfer"), held.account),
        (_("By"), ui.day(held.due_on) if held.due_on else ""), (_("Done on"), when),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value]
