"""Conversations get another customer: all of a record that goes, or one that goes on as somebody else's."""

from django.db import transaction
from django.db.models import Q

from madoguchi.core import api as core

from ..events import CustomerMoved
from ..models import Conversation
from ..shapes import ConversationUnknown
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


@transaction.atomic
def give_to(*, conversation_id: int, customer_id: int) -> None:
    """This one conversation is hers from now on, and her current one; the records stay apart.

    Raises ConversationUnknown.
    """
    of_both = Q(pk=conversation_id) | Q(customer_id=customer_id, current=True)
    rows = {row.pk: row for row in lockable().filter(of_both).order_by("pk")}
    row = rows.pop(conversation_id, None)
    if row is None:
        raise ConversationUnknown(conversation_id)
    if row.customer_id == customer_id:
        return
    for other in rows.values():
        save(other, current=False)
    before = row.customer_id
    Conversation.objects.filter(pk=row.pk).update(customer_id=customer_id, current=row.status != "closed")
    row.customer_id = customer_id
    core.record(CustomerMoved(**about(row), before=before), actor=core.customer(customer_id))
