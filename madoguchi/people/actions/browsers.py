"""A customer signs out: this browser, or all of hers, are strangers again."""

from django.db import transaction

from madoguchi.core import api as core

from ..events import BrowsersForgotten
from ..identities import normalise
from ..models import Identity


@transaction.atomic
def forget_browsers(*, customer_id: int, token: str = "", browser_id: int | None = None) -> int:
    """Forget the browser with this token or number, or every one of hers; how many.

    Her other identities stay.
    """
    known = Identity.objects.filter(customer_id=customer_id, kind="visitor")
    if token:
        known = known.filter(value=normalise("visitor", token))
    if browser_id is not None:
        known = known.filter(pk=browser_id)
    forgotten = known.delete()[1].get(Identity._meta.label, 0)
    if forgotten:
        core.record(BrowsersForgotten(customer_id=customer_id), actor=core.customer(customer_id))
    return forgotten
