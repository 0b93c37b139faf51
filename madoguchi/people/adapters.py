"""How allauth signs our staff in: nobody signs up, tries are limited, mail goes our way."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from madoguchi.core import api as core

from .access import viewer_of
from .actions.staff import sign_out
from .queries import staff_of_account

PAIR = (8, 300)  # tries per address and client, seconds
CLIENT = (40, 300)
ADDRESS = (100, 3600)
RESETS = (5, 3600)


class StaffAdapter(DefaultAccountAdapter):
    """Sign-in for staff. Limits count in the database, so all processes share them.

    The tight limit is for one address from one client, so that nobody can lock a colleague out from afar.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        email = str(credentials.get("email", "")).strip().lower()
        client = self.get_client_ip(request)
        limits = (
            (f"signin:pair:{email}:{client}", PAIR),
            (f"signin:client:{client}", CLIENT),
            (f"signin:address:{email}", ADDRESS),
        )
        within = [core.allow(key, limit=most, seconds=seconds) for key, (most, seconds) in limits]
        if not all(within):
            raise self.validation_error("too_many_login_attempts")

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponseBase | None:
        if staff_of_account(user.pk) is None:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def logout(self, request: HttpRequest) -> None:
        viewer = viewer_of(request)
        super().logout(request)
        if viewer.staff is not None:
            sign_out(staff_id=viewer.staff.id)

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
