"""How allauth handles second factors here: our words, sealed secrets, limits that lock nobody out."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .queries import staff_of_account
from .sealing import SealBroken, sealed, unsealed

CODES = (8, 300)  # tries per account and client, seconds
USED_SECONDS = 120


class SecondFactorAdapter(DefaultMFAAdapter):
    """Names, words and sealing for allauth's second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This did not match. Please try again."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Please set up a passkey or an authenticator app first."
        ),
    }

    def get_totp_issuer(self) -> str:
        return ui.brand().name

    def build_totp_svg(self, url: str) -> str:
        """The address of the new secret as a QR code."""
        return ui.qr(url)

    def encrypt(self, text: str) -> str:
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that we cannot read never matches: sealed with a key we do not have, it stays shut."""
        try:
            return unsealed(encrypted_text)
        except SealBroken:
            raise self.validation_error("incorrect_code") from None

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": ui.brand().name}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        person = staff_of_account(user.pk)
        return {**entity, "display_name": person.name} if person else entity


def may_try_code(user: Any) -> bool:
    """Count one more try of a code. The limit needs account and client, as that for passwords does."""
    client = account_adapter().get_client_ip(context.request)
    most, seconds = CODES
    return core.allow(f"signin:code:{user.pk}:{client}", limit=most, seconds=seconds)


def is_fresh(user: Any, code: str) -> bool:
    """Whether this code of an authenticator app was not used before; every process counts together."""
    return core.allow(f"signin:used:{user.pk}:{code}", limit=1, seconds=USED_SECONDS)
