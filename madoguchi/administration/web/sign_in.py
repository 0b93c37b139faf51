"""/settings/sign-in/ and /settings/single-sign-on/: how staff sign in."""

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.customer_sign_in import SECRETS, CustomerSignInForm
from ..forms.sign_in import RulesForm, SingleSignOnForm
from ..saving import keep

SECRET = people.SINGLE_SIGN_ON_SECRET


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def sign_in(request: HttpRequest) -> HttpResponse:
    """Who needs a second factor, and how long invitations live."""
    form = RulesForm(request.POST or None, held=core.option(people.SignInRules))
    if request.method == "POST" and form.is_valid():
        return keep(request, people.SignInRules(**form.cleaned_data), url=reverse("administration:sign_in"))
    everybody = people.all_staff()
    without = [one.name for one in everybody if not one.second_factor]
    context = {"form": form, "without": without, "total": len(everybody)}
    return render(request, "administration/sign_in.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def single_sign_on(request: HttpRequest) -> HttpResponse:
    """The company's identity provider."""
    held, has_secret = core.option(people.SingleSignOn), bool(people.kept_secret(SECRET))
    form = SingleSignOnForm(request.POST or None, held=held, has_secret=has_secret)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if form.cleaned_data["secret"]:
                people.keep_secret(name=SECRET, value=form.cleaned_data["secret"])
            return keep(request, form.option(), url=reverse("administration:single_sign_on"))
    callback = settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("openid_connect_callback", args=["company"])
    context = {"form": form, "has_secret": has_secret, "callback": callback}
    return render(request, "administration/single_sign_on.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def customers(request: HttpRequest) -> HttpResponse:
    """How customers come in besides the mailed code."""
    form = CustomerSignInForm(request.POST or None, held=core.option(people.CustomerSignIn))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for name, secret in SECRETS.items():
                if form.cleaned_data[name]:
                    people.keep_secret(name=secret, value=form.cleaned_data[name])
            return keep(request, form.option(), url=reverse("administration:customer_sign_in"))
    ours = settings.MADOGUCHI_ADDRESS.rstrip("/")
    arrivals = {
        name: ours + reverse("people:provider_arrival", args=[name]) for name in people.PROVIDER_SECRETS
    }
    context, status = {"form": form, "arrivals": arrivals}, 422 if form.errors else 200
    return render(request, "administration/customer_sign_in.html", context, status=status)
