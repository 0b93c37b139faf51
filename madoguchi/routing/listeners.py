"""What routing does when something happened elsewhere. Safe to repeat."""

from madoguchi.conversations.events import Assigned, PriorityChanged, Released, StatusChanged, TeamChanged
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.people.events import AvailabilityChanged, StaffLost

from .actions.following import follow_conversation, freed, moved_up
from .actions.offering import match
from .actions.passing_time import return_work, withdraw_offers
from .actions.waiting import attend, leave
from .events import Dequeued, OfferEnded, Queued


def offer(fact: Queued | OfferEnded, event: EventShape) -> None:
    """Something waits, or may ring elsewhere now."""
    match()


def tell_places(fact: Dequeued, event: EventShape) -> None:
    """Those who still wait have moved up."""
    moved_up(entry_id=fact.entry_id)


def mind_availability(fact: AvailabilityChanged, event: EventShape) -> None:
    """An agent is there, or is not there any more."""
    if fact.availability != "available":
        withdraw_offers(staff_id=fact.staff_id)
    match()


def mind_loss(fact: StaffLost, event: EventShape) -> None:
    """An agent vanished: her work goes back to the queue."""
    return_work(staff_id=fact.staff_id, lost_at=event.time)
    match()


def mind_status(fact: StatusChanged, event: EventShape) -> None:
    """One that is over waits no longer; one that leaves an agent's hands frees a place; one wakes to wait."""
    if fact.after in ("resolved", "closed"):
        leave(conversation_id=fact.conversation_id, actor=core.SYSTEM)
    if fact.assignee_id is not None and fact.after != "open":
        freed(staff_id=fact.assignee_id)
    if fact.before == "snoozed" and fact.after == "open":
        attend(conversation_id=fact.conversation_id)
    match()


def mind_release(fact: Released, event: EventShape) -> None:
    """An agent gave a conversation back."""
    if fact.before is not None:
        freed(staff_id=fact.before)
    match()


def mind_conversation(fact: Assigned | PriorityChanged | TeamChanged, event: EventShape) -> None:
    """A waiting conversation got another priority or team, or an agent without the queue."""
    follow_conversation(conversation_id=fact.conversation_id)
    match()
