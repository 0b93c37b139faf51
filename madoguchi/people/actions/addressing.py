"""The e-mail addresses by which a customer is known: letting one go."""

from django.db import transaction

from madoguchi.core import api as core

from ..detail_shapes import DetailRefused
from ..identities import normalise
from ..models import Customer, Identity
from .changed import reach_changed
from .words import keep_words


def remove_email(*, customer_id: int, email: str) -> bool:
    """She no longer uses this address; whether it was hers. One that she has proven always remains.

    Raises DetailRefused("email", "last").
    """
    actor = core.customer(customer_id)
    with core.acting(actor), transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
        hers = Identity.objects.filter(customer_id=customer_id, kind="email")
        row = hers.filter(value=normalise("email", email)).first()
        if row is None:
            return False
        if not hers.exclude(pk=row.pk).exclude(proven_at=None).exists():
            raise DetailRefused("email", "last")
        row.delete()
        keep_words(customer_id)
        reach_changed(customer_id, "email", before=[row.value], after="", actor=actor)
    return True
