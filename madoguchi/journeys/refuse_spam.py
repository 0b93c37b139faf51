"""An unwanted conversation leaves the desk, and comes back when that was wrong."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.routing import api as routing


@transaction.atomic
def mark(*, conversation_id: int, staff_id: int) -> bool:
    """It leaves the queue and every list but that of spam; its sender is told nothing. Safe to repeat."""
    actor = core.staff(staff_id)
    routing.leave(conversation_id=conversation_id, actor=actor)
    return conversations.mark_spam(conversation_id=conversation_id, actor=actor)


@transaction.atomic
def lift(*, conversation_id: int, staff_id: int) -> bool:
    """It was a customer's matter: as it was before, in the queue if it had waited there. Safe to repeat."""
    actor = core.staff(staff_id)
    lifted = conversations.lift_spam(conversation_id=conversation_id, actor=actor)
    here = conversations.brief(conversation_id)
    if lifted and here and here.handler == "queue":
        routing.place(conversation_id=conversation_id, actor=actor)
    return lifted
