"""Front door of routing: the queue, offers, and the customer's place in it."""

from collections.abc import Iterable
from threading import Event

from madoguchi.core.shapes import Actor

from .shapes import (
    Entering,
    NotWaiting,
    OfferGone,
    OfferShape,
    Position,
    QueueLine,
    Reason,
    RoutingTimes,
)

__all__ = [
    "NotWaiting", "OfferGone", "OfferShape", "Position", "QueueLine", "Reason", "RoutingTimes",
    "accept", "decline", "keep_watch", "leave", "load", "offers_for", "place", "position", "queue",
    "staff_became_free", "take", "tick",
]  # fmt: skip


def place(*, conversation_id: int, reason: Entering = "asked", actor: Actor | None = None) -> None:
    """Put a conversation into the queue and offer it as soon as the transaction is committed.

    Safe to repeat: a conversation waits at most once. A conversation that comes back from an agent keeps
    the time from which the customer has been waiting.
    """
    raise NotImplementedError


def leave(*, conversation_id: int, actor: Actor | None = None) -> bool:
    """Take a conversation out of the queue (resolved, or the customer left); True when it was waiting."""
    raise NotImplementedError


def offers_for(staff_id: int) -> tuple[OfferShape, ...]:
    """Open offers that ring at this agent, oldest first."""
    raise NotImplementedError


def accept(*, offer_id: int, staff_id: int) -> int:
    """The agent takes the offered conversation; returns its id. Repeating is safe.

    Raises OfferGone when the offer was withdrawn, declined or expired, or belongs to somebody else.
    """
    raise NotImplementedError


def decline(*, offer_id: int, staff_id: int) -> None:
    """The agent passes the offer on; it is not offered to her again in this wait. Repeating is safe."""
    raise NotImplementedError


def take(*, conversation_id: int, staff_id: int) -> None:
    """An agent takes a conversation by hand, waiting or with the assistant, also above her capacity.

    Raises NotWaiting when another agent has it.
    """
    raise NotImplementedError


def position(*, conversation_id: int) -> Position:
    """The customer's place and the range of her remaining wait."""
    raise NotImplementedError


def queue(*, team_ids: Iterable[int] | None = None) -> tuple[QueueLine, ...]:
    """Waiting conversations in the order in which they will be offered; None for all teams."""
    raise NotImplementedError


def load(staff_ids: Iterable[int]) -> dict[int, int]:
    """Open conversations and ringing offers per agent."""
    raise NotImplementedError


def staff_became_free(staff_id: int) -> None:
    """Offer what waits, now that this agent may have a free place."""
    raise NotImplementedError


def tick() -> None:
    """Everything that time alone brings about; cheap, safe to run anywhere at once."""
    raise NotImplementedError


def keep_watch(stop: Event) -> None:
    """Call `tick` every second until `stop` is set; the worker process runs this in a thread."""
    raise NotImplementedError
