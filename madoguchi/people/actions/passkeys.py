"""Passkeys of customers: keeping one, believing one that is shown, and letting one go."""

from typing import Any

from django.db import IntegrityError, transaction

from madoguchi.core import api as core

from .. import passkey_server
from ..detail_shapes import DetailRefused
from ..events import DetailsChanged
from ..models import Customer, CustomerPasskey
from ..queries import settled_customer
from .security_letters import tell_owner

MOST = 10


def add_passkey(*, customer_id: int, host: str, brand: str, state: Any, answer: Any, name: str) -> int:
    """Keep a passkey that her browser has just made; its id.

    Raises DetailRefused("passkey", "form" | "taken" | "many").
    """
    made, counter = passkey_server.created(host=host, brand=brand, state=state, answer=answer)
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        if CustomerPasskey.objects.filter(customer_id=customer_id).count() >= MOST:
            raise DetailRefused("passkey", "many")
        try:
            with transaction.atomic():
                row = CustomerPasskey.objects.create(
                    customer_id=customer_id, credential_id=bytes(made.credential_id), credential=bytes(made),
                    name=name[:60], made_at=core.now(), counter=counter,
                )  # fmt: skip
        except IntegrityError:
            raise DetailRefused("passkey", "taken") from None
        core.record(DetailsChanged(customer_id=customer_id, part="sign_in"), actor=core.customer(customer_id))
        tell_owner(customer_id, "passkey_added")
    return row.pk


def customer_of_passkey(*, host: str, brand: str, state: Any, answer: Any) -> int:
    """Whose passkey was shown, who she is today. Raises DetailRefused("passkey", "form").

    A counter that did not grow means a copy: it is not believed.
    """
    with transaction.atomic():
        known = CustomerPasskey.objects.select_for_update()
        row = known.filter(credential_id=passkey_server.shown_id(answer)).first()
        if row is None:
            raise DetailRefused("passkey", "form")
        counter = passkey_server.shown(
            host=host, brand=brand, state=state, answer=answer, credential=bytes(row.credential)
        )
        if counter <= row.counter and (counter or row.counter):
            raise DetailRefused("passkey", "form")
        CustomerPasskey.objects.filter(pk=row.pk).update(counter=counter, used_at=core.now())
        return settled_customer(row.customer_id)


@transaction.atomic
def remove_passkey(*, customer_id: int, passkey_id: int) -> bool:
    """Let one of hers go; whether it was there."""
    gone = bool(CustomerPasskey.objects.filter(customer_id=customer_id, pk=passkey_id).delete()[0])
    if gone:
        core.record(DetailsChanged(customer_id=customer_id, part="sign_in"), actor=core.customer(customer_id))
        tell_owner(customer_id, "passkey_removed")
    return gone
