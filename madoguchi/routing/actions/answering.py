"""Accepting, declining, taking by hand."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationClosed, NotPossible
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..agents import lock_seat
from ..models import ACCEPTED, DECLINED, OPEN, Offer, QueueEntry
from ..shapes import NotWaiting, OfferGone
from .telling import tell_staff
from .waiting import end_offers, end_wait, locked_entry


@transaction.atomic
def accept(*, offer_id: int, staff_id: int) -> int:
    """The agent takes the offered conversation; its id. Raises OfferGone."""
    offer = _hers(offer_id, staff_id)
    if offer.state == ACCEPTED:
        return offer.entry.conversation_id
    if offer.state != OPEN:
        raise OfferGone
    lock_seat(staff_id)
    conversation_id, actor = offer.entry.conversation_id, core.staff(staff_id)
    end_offers([offer], ACCEPTED, actor)
    end_wait(offer.entry, "accepted", actor)
    if not _give(conversation_id, staff_id):
        raise OfferGone
    return conversation_id


def _give(conversation_id: int, staff_id: int) -> bool:
    """Assign, and tell the customer who is with her; False when it is somebody else's, or over."""
    try:
        assigned = conversations.assign(
            conversation_id=conversation_id, staff_id=staff_id, actor=core.staff(staff_id), only_if_free=True
        )
    except (NotPossible, ConversationClosed):
        return False
    if not assigned:
        now = conversations.brief(conversation_id)
        return now is not None and now.assignee_id == staff_id
    agent = people.staff(staff_id)
    params = {"name": agent.name if agent else ""}
    conversations.tell(conversation_id=conversation_id, code="agent_joined", params=params)
    return True


@transaction.atomic
def decline(*, offer_id: int, staff_id: int) -> None:
    """The agent passes it on. Raises OfferGone when it was never hers."""
    offer = _hers(offer_id, staff_id)
    if offer.state == OPEN:
        end_offers([offer], DECLINED, core.staff(staff_id))
        tell_staff(offer.entry.conversation_id, "offer_declined", staff_id)


def _hers(offer_id: int, staff_id: int) -> Offer:
    """The agent's offer; its wait and then itself are locked."""
    entry_id = Offer.objects.filter(pk=offer_id, staff_id=staff_id).values_list("entry_id", flat=True).first()
    if entry_id is None:
        raise OfferGone
    entry = QueueEntry.objects.select_for_update().get(pk=entry_id)
    offer = Offer.objects.select_for_update().get(pk=offer_id)
    offer.entry = entry
    return offer


@transaction.atomic
def take(*, conversation_id: int, staff_id: int) -> None:
    """An agent takes a conversation by hand. Raises NotWaiting when another agent has it or it is over."""
    conversation = conversations.brief(conversation_id)
    if conversation is None or conversation.status == "closed":
        raise NotWaiting
    if conversation.assignee_id == staff_id:
        return
    entry = locked_entry(conversation_id)
    lock_seat(staff_id)
    if entry is not None:
        end_wait(entry, "taken", core.staff(staff_id))
    if not _give(conversation_id, staff_id):
        raise NotWaiting
