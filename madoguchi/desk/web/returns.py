"""A customer's return: it has arrived, is not accepted, or is settled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from madoguchi.commerce import api as commerce
from madoguchi.people.shapes import CustomerShape

from ..access import return_required
from ..customers.handling import items_words
from ..customers.handling_forms import RefusalForm, SettlementForm
from ..customers.saying import money
from .act_pages import act_page

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@return_required
def arrivals(request: HttpRequest, customer: CustomerShape, case: commerce.ReturnCase) -> HttpResponse:
    """What she sent back is here."""
    wrong = ""
    if request.method == "POST":
        try:
            done = commerce.receive_return(viewer=request.viewer, number=case.shape.number)
        except commerce.ActRefused as refused:
            wrong = refused.words
        else:
            return _back(request, case, done, _("It is entered as arrived."))
    effects = (_("We tell the customer that it has arrived and is being checked."),)
    return act_page(
        request, customer, title=_("It has arrived"), trail=_trail(case), label=_("Enter it as arrived"),
        icon="package-check", facts=_facts(case), effects=effects, wrong=wrong, status=422 if wrong else 200,
    )  # fmt: skip


@require_http_methods(GET_POST)
@return_required
def refusals(request: HttpRequest, customer: CustomerShape, case: commerce.ReturnCase) -> HttpResponse:
    """It is not accepted, with the reason."""
    form, wrong = RefusalForm(request.POST or None), ""
    if form.is_valid():
        try:
            done = commerce.refuse_return(
                viewer=request.viewer, number=case.shape.number, **form.cleaned_data
            )
        except commerce.ActRefused as refused:
            wrong = refused.words
        else:
            return _back(request, case, done, _("It is refused, and the customer is told why."))
    effects = [_("The order is as it was before; the customer keeps the items or gets them back.")]
    if case.shape.due:
        effects.append(_("What the exchange cost more is not asked for; what was paid of it goes back."))
    return act_page(
        request, customer, title=_("Do not accept it"), trail=_trail(case), label=_("Refuse and tell why"),
        icon="circle-x", facts=_facts(case), effects=effects, form=form, wrong=wrong, danger=True,
        status=422 if wrong or form.errors else 200,
    )  # fmt: skip


@require_http_methods(GET_POST)
@return_required
def settlements(request: HttpRequest, customer: CustomerShape, case: commerce.ReturnCase) -> HttpResponse:
    """It is accepted: how much goes back and how; said once more before the yes."""
    form = SettlementForm(case, request.POST or None)
    if not form.is_valid():
        return _settlement(request, customer, case, form, "")
    wish = {"amount": form.cleaned_data["amount"], "refund_to": form.cleaned_data.get("refund_to", "")}
    try:
        told = commerce.settling_effects(viewer=request.viewer, number=case.shape.number, **wish)
        if request.POST.get("sure") != "1":
            return _sure(request, customer, case, wish, told)
        done = commerce.settle_return(viewer=request.viewer, number=case.shape.number, **wish)
    except commerce.ActRefused as refused:
        if case.shape.status == "settled":
            return _back(request, case, commerce.Handled(case.shape.number, "settled", False), "")
        return _settlement(request, customer, case, form, refused.words)
    return _back(request, case, done, _("It is settled, and the customer is told."))


def _settlement(
    request: HttpRequest, customer: CustomerShape, case: commerce.ReturnCase, form: SettlementForm, wrong: str
) -> HttpResponse:
    exchange = case.shape.kind == "exchange"
    most = _("At most %(amount)s can go back.") % {"amount": money(case.most, case.currency)}
    return act_page(
        request, customer, title=_("Send the new items") if exchange else _("Pay back"), trail=_trail(case),
        label=pgettext("desk", "Go on"), icon="arrow-right", facts=_facts(case),
        reasons=case.reasons if exchange else (*case.reasons, most),
        form=form if "refund_to" in form.fields else None, wrong=wrong or case.limit_words,
        status=422 if wrong or form.errors else 200,
    )  # fmt: skip


def _sure(
    request: HttpRequest, customer: CustomerShape, case: commerce.ReturnCase, wish: dict[str, object],
    told: tuple[str, ...],
) -> HttpResponse:  # fmt: skip
    """The last look before money moves."""
    kept = {"refund_to": wish["refund_to"], "amount": request.POST.get("amount", "")}
    exchange = case.shape.kind == "exchange"
    label = _("Send the new items") if exchange else _("Pay back %(amount)s") % {
        "amount": money(int(str(wish["amount"])), case.currency)
    }  # fmt: skip
    return act_page(
        request, customer, title=_("Is this right?"), trail=_trail(case), label=label, icon="check",
        facts=_facts(case), effects=told, hidden=[*kept.items(), ("sure", "1")], back=request.path,
    )  # fmt: skip


def _facts(case: commerce.ReturnCase) -> list[tuple[str, str]]:
    facts = [
        (pgettext("return", "Number"), case.shape.number), (_("Items"), items_words(case.shape.items)),
        (_("Where it stands"), case.shape.words), (_("Reason"), case.shape.reason_words),
        (_("The customer's note"), case.note),
    ]  # fmt: skip
    if case.shape.due:
        due = f"{money(case.shape.due, case.currency)} · {case.shape.due_words}"
        facts.append((_("Difference to pay"), due))
    return [(label, value) for label, value in facts if value]


def _trail(case: commerce.ReturnCase) -> tuple[str, str]:
    return reverse("desk:customer-order", args=[case.customer_id, case.order_number]), case.order_number


def _back(
    request: HttpRequest, case: commerce.ReturnCase, done: commerce.Handled, words: str
) -> HttpResponse:
    messages.success(request, words if done.now else _("This had been done already; nothing was done twice."))
    return redirect(_trail(case)[0])
