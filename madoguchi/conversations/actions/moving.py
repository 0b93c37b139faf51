"""What happens to conversations when two customers turn out to be one."""

from django.db import transaction

from madoguchi.core import api as core

from ..events import CustomerMoved
from ..models import Conversation
from .appending import about, lockable, save


@transaction.atomic
def move_customer(gone: int, into: int) -> int:
    """Every conversation of the record that is gone now belongs to the other; how many moved.

    When both have a current one, the one that was written in last stays current.
    """
    rows = list(lockable().filter(customer_id__in=(gone, into)).order_by("pk"))
    current = sorted((r for r in rows if r.current), key=lambda r: (r.last_message_at, r.pk))
    for row in current[:-1]:
        save(row, current=False)
    moving = [row for row in rows if row.customer_id == gone]
    Conversation.objects.filter(pk__in=[row.pk for row in moving]).update(customer_id=into)
    for row in moving:
        row.customer_id = into
    facts = [CustomerMoved(**about(row), before=gone) for row in moving]
    core.record_all(facts, actor=core.customer(into))
    return len(moving)
