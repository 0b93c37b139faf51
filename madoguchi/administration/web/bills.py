"""/settings/bills/: who issues bills, how they are paid, and payments that wait for a person."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.bills import IssuerForm, WaysForm
from ..saving import actor_of, keep

KEYS = {"api_key": commerce.STRIPE_API_KEY, "signing_key": commerce.STRIPE_SIGNING_KEY}


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def issuer(request: HttpRequest) -> HttpResponse:
    """The company as it stands on bills and receipts."""
    form = IssuerForm(request.POST or None, held=core.option(commerce.Issuer))
    if request.method == "POST" and form.is_valid():
        return keep(request, commerce.Issuer(**form.cleaned_data), url=reverse("administration:bills"))
    context = {"form": form}
    return render(request, "administration/bills.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def ways(request: HttpRequest) -> HttpResponse:
    """The ways to pay, the provider's keys, and payments other than asked for."""
    kept = {name for name, secret in KEYS.items() if people.kept_secret(secret)}
    form = WaysForm(request.POST or None, held=core.option(commerce.WaysToPay), kept=kept)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for name, secret in KEYS.items():
                if form.cleaned_data[name]:
                    people.keep_secret(name=secret, value=form.cleaned_data[name])
            return keep(request, form.option(), url=reverse("administration:ways_to_pay"))
    callback = settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("commerce:stripe_callbacks")
    context = {"form": form, "kept": kept, "callback": callback, "held": commerce.held_payments()}
    return render(request, "administration/ways_to_pay.html", context, status=422 if form.errors else 200)


@require_POST
@people.role_required()
def acceptance(request: HttpRequest, key: str) -> HttpResponse:
    """A payment that was held counts after all."""
    try:
        accepted = commerce.accept_held(key=key, actor=actor_of(request))
    except commerce.BillUnknown as unknown:
        raise Http404 from unknown
    if accepted:
        messages.success(request, _("The payment now counts for its bill."))
    return redirect("administration:ways_to_pay")
