"""The keys of the company's site: one is in use, two while they are being changed."""

import secrets

from django.db import connection, transaction

from madoguchi.core import api as core

from ..models import HostKey
from ..queries import live_host_keys

LIVE = 2
KEYS = 0x686F7374  # advisory lock on the list of keys


def new_kid() -> str:
    """A name for a key that is to be made; the same name twice makes one key."""
    return secrets.token_hex(6)


@transaction.atomic
def add_host_key(*, kid: str) -> bool:
    """Make a key; False when two are in use already. Repeating it makes no second one.

    Raises ValueError for what new_kid cannot have made.
    """
    if not (kid.isascii() and kid.isalnum() and 8 <= len(kid) <= 24):
        raise ValueError("kid")
    _lock()
    if HostKey.objects.filter(kid=kid).exists():
        return True
    if len(live_host_keys()) >= LIVE:
        return False
    HostKey.objects.create(kid=kid, made_at=core.now())
    return True


@transaction.atomic
def retire_host_key(*, kid: str) -> bool:
    """From now on nothing that this key signed is believed; False when it is not in use."""
    _lock()
    return bool(HostKey.objects.filter(kid=kid, retired_at=None).update(retired_at=core.now()))


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEYS])
