"""Secrets that we must be able to read again (another system's key, an authenticator app's) lie sealed."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction

from madoguchi.core import api as core

from .models import Secret


class SealBroken(ValueError):
    """The text was sealed with another installation's key, or is damaged."""


def sealed(text: str) -> str:
    """The text, readable only with this installation's secret key."""
    return _boxes().encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """What `sealed` was given. Raises SealBroken."""
    try:
        return _boxes().decrypt(text.encode()).decode()
    except InvalidToken:
        raise SealBroken from None


@transaction.atomic
def keep_secret(*, name: str, value: str) -> None:
    """Keep a secret under its name; an empty value forgets it."""
    if not value:
        Secret.objects.filter(pk=name).delete()
        return
    Secret.objects.update_or_create(pk=name, defaults={"sealed": sealed(value), "changed_at": core.now()})


def kept_secret(name: str) -> str:
    """The secret of that name; "" when there is none that we can read."""
    row = Secret.objects.filter(pk=name).values_list("sealed", flat=True).first()
    try:
        return unsealed(row) if row else ""
    except SealBroken:
        return ""


def _boxes() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"madoguchi.people.sealing" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
