"""How allauth signs our staff in: nobody signs up, tries are limited, mail goes our way."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy

from madoguchi.core import api as core

from . import known_browsers
from .access import forget_viewer, lacks_second_factor, person_of
from .actions.sign_ins import begin_sign_in, end_sign_ins, end_this_sign_in
from .queries import staff_of_account

PAIR = (8, 300)  # tries per address and client, seconds
KNOWN = (8, 300)  # tries per address in a browser where it signed in before
CLIENT = (40, 300)
ADDRESS = (100, 3600)
RESETS = (5, 3600)


class StaffAdapter(DefaultAccountAdapter):
    """Sign-in for staff. Limits count in the database, so all processes share them.

    The tight limit is for one address from one client. A browser that she has used before has an allowance
    of its own, which tries from elsewhere (or from a colleague beside her) cannot use up.
    """

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": gettext_lazy(
            "Too many tries. Please wait five minutes, use a passkey, or choose a new password by mail."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        email = str(credentials.get("email", "")).strip().lower()
        within = [
            core.allow(key, limit=most, seconds=seconds) for key, (most, seconds) in self._limits(email)
        ]
        if not all(within):
            raise self.validation_error("too_many_login_attempts")

    def _limits(self, email: str) -> tuple[tuple[str, tuple[int, int]], ...]:
        if mark := known_browsers.mark_of(self.request, email):
            return ((f"signin:known:{email}:{mark}", KNOWN),)
        client = self.get_client_ip(self.request)
        return (
            (f"signin:pair:{email}:{client}", PAIR),
            (f"signin:client:{client}", CLIENT),
            (f"signin:address:{email}", ADDRESS),
        )

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponseBase | None:
        if staff_of_account(user.pk) is None:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        if not request.session.session_key:
            request.session.create()
        forget_viewer(request)
        begin_sign_in(
            account_id=user.pk,
            session_key=request.session.session_key or "",
            how=how_of(get_authentication_records(request, user)),
            user_agent=request.headers.get("User-Agent", ""),
            address=self.get_client_ip(request),
        )

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post_login(request, user, **kwargs)
        person = person_of(request)
        if person is not None and lacks_second_factor(request, person, soon=True):
            response = redirect("mfa_index")
        known_browsers.remember(response, request, user.email)
        return response

    def logout(self, request: HttpRequest) -> None:
        person, key = person_of(request), request.session.session_key
        super().logout(request)
        if person is not None:
            end_this_sign_in(staff_id=person.id, account_id=person.account_id, session_key=key or "")

    def set_password(self, user: Any, password: str) -> None:
        """A new password: whoever is signed in elsewhere with the old one is out, live screens too."""
        super().set_password(user, password)
        mine = self.request.session.session_key if self.request.user.is_authenticated else None
        end_sign_ins(account_id=user.pk, but_session=mine or "")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within the first minutes after signing in, which was proof enough."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0.0)
        if time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        most, seconds = RESETS
        if not core.allow(f"signin:mail:{email.lower()}", limit=most, seconds=seconds):
            return
        mail = self.render_mail(template_prefix, email, context)
        with transaction.atomic():
            core.send_mail(
                to=email,
                subject=mail.subject,
                text=str(mail.body),
                purpose="sign_in",
                language="en" if get_language() == "en" else "ja",
            )


def how_of(records: list[dict[str, Any]]) -> str:
    """How she signed in, in one word: the last proof that she gave."""
    last = records[-1] if records else {}
    if last.get("method") == "mfa":
        kinds = {"totp": "totp", "recovery_codes": "recovery", "webauthn": "passkey"}
        return kinds.get(last.get("type", ""), "password")
    return {"socialaccount": "sso", "invitation": "invitation"}.get(last.get("method", ""), "password")
