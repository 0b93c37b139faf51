"""A customer's claim under a warranty, carried from state to state."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from madoguchi.commerce import api as commerce
from madoguchi.people.shapes import CustomerShape
from madoguchi.ui import api as ui

from ..access import customer_required, hers
from ..customers.handling_forms import ClaimForm
from .act_pages import act_page

ICONS = {"accepted": "shield-check", "repairing": "wrench", "settled": "circle-check", "refused": "circle-x"}


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def claim(request: HttpRequest, customer: CustomerShape, number: str) -> HttpResponse:
    """Where it stands; `?to=` leads to the form of one next state."""
    case = _case(request, customer, number)
    to = request.POST.get("to", "") or request.GET.get("to", "")
    if to not in case.choices:
        if request.method == "POST" and to == case.status:
            return _back(request, case, False)
        return _page(request, customer, case)
    form, wrong = ClaimForm(to, request.POST or None), ""
    if form.is_valid():
        try:
            done = commerce.move_claim(viewer=request.viewer, number=number, **form.cleaned_data)  # type: ignore[attr-defined]
        except commerce.ActRefused as refused:
            wrong = refused.words
        else:
            return _back(request, case, done.now)
    return _form(request, customer, case, form, to, wrong)


def _form(
    request: HttpRequest,
    customer: CustomerShape,
    case: commerce.ClaimCase,
    form: ClaimForm,
    to: str,
    wrong: str,
) -> HttpResponse:
    effects = [_("The customer reads: %(words)s") % {"words": commerce.CLAIM_WORDS[to]}]
    if to in ("settled", "refused"):
        effects.append(_("The claim ends with this; it cannot be opened again."))
    effects.append(_("The customer is told by e-mail."))
    return act_page(
        request, customer, title=str(commerce.CLAIM_WORDS[to]), trail=(_url(case), case.number),
        icon=ICONS[to], label=pgettext("claim", "Enter “%(state)s”") % {"state": commerce.CLAIM_WORDS[to]},
        facts=_facts(case), effects=effects, form=form, wrong=wrong, danger=to == "refused",
        status=422 if wrong or form.errors else 200,
    )  # fmt: skip


def _page(request: HttpRequest, customer: CustomerShape, case: commerce.ClaimCase) -> HttpResponse:
    links = [
        {"url": f"?to={to}", "label": commerce.CLAIM_WORDS[to], "icon": ICONS[to]} for to in case.choices
    ]
    trail = (reverse("desk:customer", args=[customer.id]), customer.display_name)
    title = _("Warranty claim %(number)s") % {"number": case.number}
    return act_page(
        request, customer, title=title, trail=trail, label="", icon="", facts=_facts(case), links=links,
        links_title=_("How it goes on"),
    )  # fmt: skip


def _case(request: HttpRequest, customer: CustomerShape, number: str) -> commerce.ClaimCase:
    viewer = request.viewer  # type: ignore[attr-defined]
    return hers(customer, lambda: commerce.claim_case(viewer=viewer, number=number))


def _facts(case: commerce.ClaimCase) -> list[tuple[str, str]]:
    facts = [
        (_("Product"), f"{case.device_name} {case.serial}".strip()), (_("Where it stands"), case.words),
        (_("What is wrong"), case.symptom), (_("Claimed on"), ui.day(case.opened_at)),
        (_("Warranty until"), ui.day(case.warranty_until)), (_("Told the customer"), case.said),
        (_("How it was settled"), case.outcome),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value]


def _url(case: commerce.ClaimCase) -> str:
    return reverse("desk:customer-claim", args=[case.customer_id, case.number])


def _back(request: HttpRequest, case: commerce.ClaimCase, now: bool) -> HttpResponse:
    done, before = (
        _("It is entered, and the customer is told."),
        _("This had been done already; nothing was done twice."),
    )
    messages.success(request, done if now else before)
    return redirect(_url(case))
