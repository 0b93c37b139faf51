"""Facts of routing."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class Queued(Fact):
    """A conversation waits for a person; `reason` is one of shapes.Entering."""

    name: ClassVar[str] = "routing.queued"
    conversation_id: int
    customer_id: int | None
    entry_id: int
    reason: str


@dataclass(frozen=True)
class Dequeued(Fact):
    """A conversation waits no longer; `how` is one of shapes.Leaving."""

    name: ClassVar[str] = "routing.dequeued"
    conversation_id: int
    customer_id: int | None
    entry_id: int
    how: str


@dataclass(frozen=True)
class OfferMade(Fact):
    """A waiting conversation rings at one agent."""

    name: ClassVar[str] = "routing.offer_made"
    conversation_id: int
    customer_id: int | None
    offer_id: int
    staff_id: int


@dataclass(frozen=True)
class OfferEnded(Fact):
    """An offer was accepted, declined, expired or withdrawn."""

    name: ClassVar[str] = "routing.offer_ended"
    conversation_id: int
    customer_id: int | None
    offer_id: int
    staff_id: int
    state: str


@dataclass(frozen=True)
class CustomerAsked(Fact):
    """A silent customer was asked whether she is still there."""

    name: ClassVar[str] = "routing.customer_asked"
    conversation_id: int
    customer_id: int | None
