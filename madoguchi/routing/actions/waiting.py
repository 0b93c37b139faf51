"""Into the queue and out of it."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.people import api as people

from ..agents import Need, candidates, on_duty
from ..events import Dequeued, OfferEnded, Queued
from ..models import OPEN, WITHDRAWN, Offer, QueueEntry
from ..shapes import Entering, Leaving, OfferState
from .telling import tell_staff


@transaction.atomic
def place(*, conversation_id: int, reason: Entering = "asked", actor: Actor = core.SYSTEM) -> bool:
    """Put a conversation into the queue; False when it waits already or an agent has it."""
    conversation = conversations.brief(conversation_id)
    if conversation is None or not _may_wait(conversation, reason):
        return False
    if QueueEntry.objects.filter(conversation_id=conversation_id, left_at=None).exists():
        return False
    try:
        with transaction.atomic():
            entry = _new_entry(conversation, reason)
    except IntegrityError:  # it waits already
        return False
    conversation = conversations.brief(conversation_id)  # an agent may have taken it before we held the entry
    if conversation is None or not _may_wait(conversation, reason):
        entry.delete()
        return False
    if conversation.handler == "agent":
        conversations.release(conversation_id=conversation_id, actor=actor)
    else:
        conversations.hand_to_queue(conversation_id=conversation_id, actor=actor)
    core.record(Queued(conversation_id, conversation.customer_id, entry.pk, reason), actor=actor)
    return True


def _may_wait(conversation: Brief, reason: Entering) -> bool:
    if conversation.status in ("resolved", "closed"):
        return False
    return conversation.handler != "agent" or reason != "asked"


def _new_entry(conversation: Brief, reason: Entering) -> QueueEntry:
    now = core.now()
    entry = QueueEntry(
        conversation_id=conversation.id,
        customer_id=conversation.customer_id,
        team_id=conversation.team_id,
        language=conversation.language,
        channel=conversation.channel,
        priority=conversation.priority,
        reason=reason,
        entered_at=now,
        waiting_from=now if reason == "asked" else conversation.waiting_since or now,
    )
    need = Need.of(entry)
    entry.place_at_entry = entry.ahead().count() + 1
    entry.agents_at_entry = len(on_duty(need))
    entry.straight = entry.place_at_entry == 1 and bool(candidates(need))
    entry.save()
    return entry


def locked_entry(conversation_id: int) -> QueueEntry | None:
    """The conversation's running wait, locked until the end of the transaction."""
    waiting = QueueEntry.objects.filter(conversation_id=conversation_id, left_at=None)
    return waiting.select_for_update().first()


def attend(*, conversation_id: int) -> bool:
    """Whether the conversation is a person's matter; sees to it then that somebody has or will get it.

    It goes back to the queue when its agent has signed off since, or when it is in nobody's hands.
    """
    conversation = conversations.brief(conversation_id)
    if conversation is None or conversation.handler == "assistant":
        return False
    if conversation.assignee_id is None:
        place(conversation_id=conversation_id)
        return True
    agent = people.staff(conversation.assignee_id)
    if agent is None or not agent.active or agent.availability == "offline":
        if place(conversation_id=conversation_id, reason="agent_left"):
            tell_staff(conversation_id, "agent_signed_off", conversation.assignee_id)
    return True


@transaction.atomic
def leave(*, conversation_id: int, actor: Actor = core.SYSTEM) -> bool:
    """Take a conversation out of the queue without an agent; True when it was waiting."""
    entry = locked_entry(conversation_id)
    if entry is None:
        return False
    end_wait(entry, "left", actor)
    return True


def end_wait(entry: QueueEntry, how: Leaving, actor: Actor) -> None:
    """Close a wait that the caller holds, and take back its offer."""
    end_offers(Offer.objects.filter(entry=entry, state=OPEN), WITHDRAWN, actor)
    entry.left_at, entry.how = core.now(), how
    entry.save(update_fields=["left_at", "how"])
    core.record(Dequeued(entry.conversation_id, entry.customer_id, entry.pk, how), actor=actor)


def end_offers(offers: Iterable[Offer], state: OfferState, actor: Actor) -> list[Offer]:
    """Close open offers whose waits the caller holds."""
    ended = list(offers)
    Offer.objects.filter(pk__in=[o.pk for o in ended]).update(state=state, ended_at=core.now())
    core.record_all([_ended(offer, state) for offer in ended], actor=actor)
    return ended


def _ended(offer: Offer, state: OfferState) -> OfferEnded:
    entry = offer.entry
    return OfferEnded(entry.conversation_id, entry.customer_id, offer.pk, offer.staff_id, state)
