"""Facts of feedback."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class Voted(Fact):
    """Somebody said whether an answer or an article helped; a changed vote is a new fact."""

    name: ClassVar[str] = "feedback.voted"
    conversation_id: int | None
    customer_id: int | None
    subject_kind: str
    subject_id: int
    helpful: bool
    reason: str


@dataclass(frozen=True)
class RatingAsked(Fact):
    """A customer was asked to rate a resolved conversation."""

    name: ClassVar[str] = "feedback.rating_asked"
    conversation_id: int
    customer_id: int | None


@dataclass(frozen=True)
class RatingGiven(Fact):
    """A customer rated her conversation, 1 (bad) to 5 (very good)."""

    name: ClassVar[str] = "feedback.rating_given"
    conversation_id: int
    customer_id: int | None
    score: int


@dataclass(frozen=True)
class LookedSaid(Fact):
    """A customer said where she had looked before she asked us; place as in `shapes.PLACES`."""

    name: ClassVar[str] = "feedback.looked_said"
    conversation_id: int
    customer_id: int | None
    place: str
