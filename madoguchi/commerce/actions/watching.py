"""Payments nobody has told us about: asked for by us, when she comes back or when their time is over."""

from datetime import timedelta

from django.db.models import Q
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from madoguchi.core import api as core

from ..models import BillPayment
from ..models.billing import LIVE
from ..stripe import keys as stripe_keys
from .bill_paying import look_up

LOOK_UP = "commerce.look_up_payment"
AT_ONCE = 50
GRACE = timedelta(minutes=2)


def look_up_soon(key: str) -> None:
    """Have the provider asked about a payment; asking again while that waits is asking once."""
    task = app.configure_task(LOOK_UP, queue="payments", queueing_lock=f"{LOOK_UP}:{key}")
    try:
        task.defer(key=key)
    except AlreadyEnqueued:
        return


def look_after_payments() -> int:
    """Ask about payments whose time is over without a word; how many were asked about."""
    if not stripe_keys.is_set_up():
        return 0
    over = BillPayment.objects.filter(state__in=LIVE, expires_at__lt=core.now() - GRACE)
    keys = list(
        over.filter(~Q(provider_id=None)).order_by("expires_at").values_list("key", flat=True)[:AT_ONCE]
    )
    nowhere = over.filter(provider_id=None, method__in=("hosted", "konbini"))
    nowhere.update(state="expired", ended_at=core.now(), problem="no_page")
    return sum(look_up(key) for key in keys)
