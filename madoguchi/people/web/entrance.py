"""The sign-in page, with every way in that the company offers."""

from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter as social_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from .. import api
from ..forms import InvitationForm, SetupForm
from ..shapes import InvitationGone, SetupRefused


class SignInView(LoginView):
    """allauth's page, which also knows single sign-on and whether anybody works here yet."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)
        providers = social_adapter(self.request).list_providers(self.request)
        context["sso"] = [(one.name, one.get_login_url(self.request)) for one in providers]
        context["empty"] = api.nobody_works_here()
        return context


sign_in = SignInView.as_view()


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take up the place that is kept: name and password, then straight in."""
    person = api.invited(token)
    if person is None:
        return render(request, "people/invitation_gone.html", status=410)
    form = InvitationForm(request.POST or None, initial={"name": person.name, "kana": person.kana})
    if request.method != "POST" or not form.is_valid():
        return _page(request, "people/invitation.html", {"form": form, "person": person})
    given = form.cleaned_data
    try:
        joined = api.accept_invitation(
            token=token, name=given["name"], kana=given["kana"], password=given["password"]
        )
    except InvitationGone:
        return render(request, "people/invitation_gone.html", status=410)
    return api.enter(request, joined, onward="/account/second-factor/?welcome=1")


@never_cache
def setup(request: HttpRequest, token: str = "") -> HttpResponse:
    """The first administrator makes her account; closed for good once somebody is there."""
    if not api.nobody_works_here():
        return redirect("account_login")
    if not api.setup_allowed(token):
        return render(request, "people/setup_closed.html", status=403 if token else 200)
    form = SetupForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "people/setup.html", {"form": form})
    try:
        person = api.create_first_administrator(token=token, **form.cleaned_data)
    except SetupRefused:
        return redirect("account_login")
    return api.enter(request, person, onward="/settings/")


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    context["language"] = get_language()
    return render(request, template, context, status=422 if context["form"].errors else 200)
