"""Keeping the queue true to what happened to its conversations and agents."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import Nudge

from ..agents import lock_seat
from ..models import QueueEntry
from .waiting import end_wait, locked_entry

NEXT = 100  # customers told that they moved up


@transaction.atomic
def follow_conversation(*, conversation_id: int) -> None:
    """Copy priority, team, language and channel to the running wait; end it when an agent has it."""
    entry = locked_entry(conversation_id)
    conversation = conversations.brief(conversation_id) if entry else None
    if entry is None or conversation is None:
        return
    if conversation.handler == "agent":
        end_wait(entry, "taken", core.SYSTEM)
        return
    entry.priority, entry.team_id = conversation.priority, conversation.team_id
    entry.language, entry.channel = conversation.language, conversation.channel
    entry.save(update_fields=["priority", "team", "language", "channel"])


@transaction.atomic
def freed(*, staff_id: int) -> None:
    """An agent gave work back: from now on she is idle longer with every minute."""
    lock_seat(staff_id)


@transaction.atomic
def moved_up(*, entry_id: int) -> None:
    """Tell the screens of those who wait behind an ended wait."""
    language = QueueEntry.objects.filter(pk=entry_id).values_list("language", flat=True).first()
    behind = QueueEntry.objects.waiting().filter(language=language, customer__isnull=False)[:NEXT]
    core.nudge(*(Nudge(f"customer:{e.customer_id}", f"queue:{e.conversation_id}") for e in behind))
