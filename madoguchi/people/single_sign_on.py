"""Sign-in through the company's identity provider (OpenID Connect): only people who work here come in."""

from typing import Any

from allauth.account.internal.userkit import filter_users_by_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect import views
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from requests import RequestException, Session

from madoguchi.core import api as core

from .actions.invitations import join_without_password
from .guarded_session import guarded_session
from .queries import account_staff, staff_of_account
from .sealing import kept_secret
from .shapes import InvitationGone, SingleSignOn

SECRET = "single_sign_on"
PROVIDER = "openid_connect"
NAME = "company"


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """One provider, set up on the settings page; nobody signs up by it."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        chosen = core.option(SingleSignOn)
        if not chosen.enabled or provider not in (None, PROVIDER, NAME):
            return []
        app = SocialApp(
            provider=PROVIDER, provider_id=NAME, name=chosen.label, client_id=chosen.client_id,
            secret=kept_secret(SECRET),
            settings={"server_url": chosen.issuer, "oauth_pkce_enabled": True},
        )  # fmt: skip
        return [app]

    def get_requests_session(self) -> Session:
        """As the library asks the provider: by the house's guard."""
        return guarded_session()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find who works here under the address that the provider vouches for; refuse everybody else."""
        email = _vouched_address(sociallogin)
        domains = core.option(SingleSignOn).domains
        if not email or (domains and email.rpartition("@")[2] not in domains):
            raise _refused(request, email)
        if not sociallogin.is_existing:
            account = next(iter(filter_users_by_email(email)), None)
            if account is None:
                raise _refused(request, email)
            with transaction.atomic():
                sociallogin.connect(request, account)
        if not _works_here(sociallogin.user.pk):
            raise _refused(request, email)
        sociallogin.user.refresh_from_db()

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:
        """The provider did not answer, or not as it should."""
        raise ImmediateHttpResponse(_page(request, _("The sign-in of your company did not work just now.")))

    def send_notification_mail(self, *given: Any, **more: Any) -> None:
        """None: connecting is nothing that the person herself did."""


def begin(request: HttpRequest, provider_id: str) -> Any:
    """Lead to the provider; say so when it does not answer, or not as it should."""
    try:
        return views.login(request, provider_id)
    except (RequestException, KeyError):
        return _page(request, _("The sign-in of your company did not work just now."))


def _vouched_address(sociallogin: Any) -> str:
    """The address that the provider says it has verified; "" for none."""
    verified = [one.email for one in sociallogin.email_addresses if one.verified]
    return verified[0].strip().lower() if verified else ""


def _works_here(account_id: int) -> bool:
    if staff_of_account(account_id) is not None:
        return True
    staff_id = account_staff([account_id]).get(account_id)
    try:
        return staff_id is not None and bool(join_without_password(staff_id=staff_id))
    except InvitationGone:
        return False


def _refused(request: HttpRequest, email: str) -> ImmediateHttpResponse:
    text = _("No place at the desk is kept for %(email)s. Please ask your administrator for an invitation.")
    return ImmediateHttpResponse(_page(request, text % {"email": email or _("this address")}))


def _page(request: HttpRequest, text: str) -> Any:
    return render(request, "people/sso_refused.html", {"text": text}, status=403)
