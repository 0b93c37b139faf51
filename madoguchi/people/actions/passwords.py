"""A password, for customers who like to have one."""

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from madoguchi.core import api as core

from ..detail_shapes import DetailRefused
from ..events import DetailsChanged
from ..identities import normalise
from ..models import Customer, CustomerPassword, Identity
from .security_letters import tell_owner

PAIR, CLIENT, ADDRESS = (8, 300), (40, 300), (100, 3600)
"""Tries per address and client, per client, per address: how many within how many seconds."""
MOST_LETTERS = 128


def set_password(*, customer_id: int, password: str) -> None:
    """She may come in with this password too from now on. Raises DetailRefused("weak" | "long")."""
    if len(password) > MOST_LETTERS:
        raise DetailRefused("password", "long")
    try:
        validate_password(password)
    except ValidationError:
        raise DetailRefused("password", "weak") from None
    kept = {"password": make_password(password), "changed_at": core.now()}
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        CustomerPassword.objects.update_or_create(customer_id=customer_id, defaults=kept)
        _tell(customer_id, "password_set")


@transaction.atomic
def remove_password(*, customer_id: int) -> bool:
    """She comes in without one; whether she had one."""
    gone = bool(CustomerPassword.objects.filter(customer_id=customer_id).delete()[0])
    if gone:
        _tell(customer_id, "password_removed")
    return gone


def customer_of_password(*, email: str, password: str, client: str) -> int | None:
    """Whose address and password these are; None for a wrong pair and an unknown address alike.

    Takes as long either way. Raises DetailRefused("password", "wait") after too many tries.
    """
    address = _address(email)
    if not all(
        core.allow(key, limit=most, seconds=seconds)
        for key, (most, seconds) in (
            (f"customer:pair:{address}:{client}", PAIR),
            (f"customer:client:{client}", CLIENT),
            (f"customer:address:{address}", ADDRESS),
        )
    ):
        raise DetailRefused("password", "wait")
    hers = Identity.objects.filter(kind="email", value=address).exclude(proven_at=None).values("customer_id")
    row = CustomerPassword.objects.filter(customer_id__in=hers).first()
    kept = row.password if row else make_password(None)
    right = check_password(password[: MOST_LETTERS + 1], kept)
    if row is None:
        make_password(password[:MOST_LETTERS])
    return row.customer_id if row is not None and right else None


def _address(email: str) -> str:
    try:
        return normalise("email", email)
    except ValueError:
        return email[:254].strip().lower()


def _tell(customer_id: int, what: str) -> None:
    core.record(DetailsChanged(customer_id=customer_id, part="sign_in"), actor=core.customer(customer_id))
    tell_owner(customer_id, what)
