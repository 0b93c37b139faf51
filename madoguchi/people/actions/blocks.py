"""Customers who may not write to us: blocked with a reason, until a time or until it is lifted."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from madoguchi.core import api as core

from ..events import BlockLifted, CustomerBlocked
from ..models import Block, Customer
from ..shapes import BlockRefused

MOST_REASON = 300


@transaction.atomic
def block(*, customer_id: int, reason: str, until: datetime | None, staff_id: int) -> int:
    """From now on her messages are refused, politely; the block's id. A block that runs is changed.

    Raises BlockRefused("reason" | "past" | "customer").
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > MOST_REASON:
        raise BlockRefused("reason")
    now = core.now()
    if until is not None and until <= now:
        raise BlockRefused("past")
    if not list(Customer.objects.select_for_update().filter(pk=customer_id).values_list("pk")):
        raise BlockRefused("customer")
    Block.objects.filter(customer_id=customer_id, lifted_at=None, until__lte=now).update(lifted_at=F("until"))
    values = {"reason": reason, "until": until, "staff_id": staff_id, "at": now}
    row, _ = Block.objects.update_or_create(customer_id=customer_id, lifted_at=None, defaults=values)
    core.record(CustomerBlocked(customer_id=customer_id, block_id=row.pk), actor=core.staff(staff_id))
    return row.pk


@transaction.atomic
def lift_block(*, block_id: int, staff_id: int) -> bool:
    """She may write again; whether that is news."""
    row = Block.objects.select_for_update().filter(pk=block_id, lifted_at=None).first()
    if row is None:
        return False
    Block.objects.filter(pk=row.pk).update(lifted_at=core.now(), lifted_by=staff_id)
    core.record(BlockLifted(customer_id=row.customer_id, block_id=row.pk), actor=core.staff(staff_id))
    return True


def move_block(gone: int, into: int) -> None:
    """A block holds for whoever she turns out to be; one that she has already goes on."""
    running = Block.objects.filter(lifted_at=None)
    if running.filter(customer_id=into).exists():
        running.filter(customer_id=gone).update(lifted_at=core.now())
    else:
        running.filter(customer_id=gone).update(customer_id=into)
