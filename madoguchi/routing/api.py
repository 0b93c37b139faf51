"""Front door of routing: the queue, offers, and the customer's place in it."""

from .actions.answering import accept, decline, take
from .actions.offering import match
from .actions.waiting import attend, leave, place
from .queries import load, offers_for, position, queue, queue_length
from .shapes import NotWaiting, OfferGone, OfferShape, Position, QueueLine, Reason, RoutingTimes
from .watch import keep_watch, slow_tick, tick


def staff_became_free(staff_id: int) -> None:
    """Offer what waits, now that this agent may have a free place."""
    match()


__all__ = [
    "NotWaiting",
    "OfferGone",
    "OfferShape",
    "Position",
    "QueueLine",
    "Reason",
    "RoutingTimes",
    "accept",
    "attend",
    "decline",
    "keep_watch",
    "leave",
    "load",
    "match",
    "offers_for",
    "place",
    "position",
    "queue",
    "queue_length",
    "slow_tick",
    "staff_became_free",
    "take",
    "tick",
]
