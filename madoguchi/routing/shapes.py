"""What crosses routing's front door."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

Entering = Literal["asked", "agent_lost", "agent_left", "reopened"]
Leaving = Literal["accepted", "taken", "left"]
OfferState = Literal["open", "accepted", "declined", "expired", "withdrawn"]


@dataclass(frozen=True)
class RoutingTimes:
    """How routing works here; times in seconds.

    `ask_again_seconds`: when an agent who let a conversation pass may be asked again. `usual_capacity`: of
    agents for whom none is set. `live_channels`: where silence is minded.
    """

    option_name: ClassVar[str] = "routing.times"
    offer_seconds: int = 30
    agent_lost_seconds: int = 60
    ask_silent_seconds: int = 300
    wait_silent_seconds: int = 600
    ask_again_seconds: int = 120
    usual_capacity: int = 3
    live_channels: tuple[str, ...] = ("webchat",)


@dataclass(frozen=True)
class Reason:
    """Why an offer went to this agent: shown on the offer."""

    language: str
    team_id: int | None
    load: int
    capacity: int
    idle_seconds: int
    candidates: int


@dataclass(frozen=True)
class OfferShape:
    """One offer as its agent sees it."""

    id: int
    entry_id: int
    conversation_id: int
    staff_id: int
    offered_at: datetime
    expires_at: datetime
    entered_at: datetime
    language: str
    channel: str
    priority: int
    reason: Reason


@dataclass(frozen=True)
class Position:
    """A customer's place in the queue.

    `position` is 1 for the next one and None when she does not wait. `low_minutes` and `high_minutes`
    are the range in which about nine of ten are served, both None when fewer than ten recent waits are
    known or nobody is on duty. `next_opening` is given while the desk is closed.
    """

    position: int | None
    low_minutes: int | None
    high_minutes: int | None
    samples: int
    open: bool
    next_opening: datetime | None


@dataclass(frozen=True)
class QueueLine:
    """One waiting conversation, for lists of the queue."""

    entry_id: int
    conversation_id: int
    team_id: int | None
    language: str
    channel: str
    priority: int
    entered_at: datetime
    reason: str
    offered_to: int | None


class OfferGone(Exception):
    """The offer is not open any more: somebody else has the conversation, or its time ran out."""


class NotWaiting(Exception):
    """The conversation is already in somebody's hands."""
