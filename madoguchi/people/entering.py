"""Signing somebody in who has just shown who she is by a link: an invitation, or the first set-up."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponseBase

from .models import Account
from .shapes import StaffShape


def enter(request: HttpRequest, person: StaffShape, *, onward: str) -> HttpResponseBase:
    """Sign her in through allauth, with all its stages, and send her onward."""
    account = Account.objects.get(pk=person.account_id)
    record_authentication(request, account, method="invitation")
    response: HttpResponseBase = perform_login(request, account, redirect_url=onward)
    return response
