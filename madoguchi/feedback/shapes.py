"""What crosses feedback's front door."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SubjectKind = Literal["message", "article"]
VoteReason = Literal["", "unclear", "wrong", "outdated", "other_question", "not_enough"]
VOTE_REASONS: tuple[VoteReason, ...] = ("unclear", "wrong", "outdated", "other_question", "not_enough")


PLACES = ("help", "assistant", "manual", "search", "ai", "social", "person", "nowhere")
"""Where a customer may have looked before she asked us."""


@dataclass(frozen=True)
class PlaceChoice:
    """One place and its words; `chosen`: she said so before."""

    code: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class ReasonChoice:
    """One reason and its words; `chosen`: the voter gave it before."""

    value: VoteReason
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Score:
    """One score and its words."""

    value: int
    words: str


@dataclass(frozen=True)
class VoteShape:
    """One person's opinion of one answer or article."""

    subject_kind: SubjectKind
    subject_id: int
    helpful: bool
    reason: VoteReason
    voted_at: datetime


@dataclass(frozen=True)
class GivenVote:
    """One vote with who gave it and where; `voter` is `customer:<id>` or `reader:<hash>`."""

    id: int
    subject_kind: SubjectKind
    subject_id: int
    voter: str
    customer_id: int | None
    conversation_id: int | None
    helpful: bool
    reason: VoteReason
    voted_at: datetime


@dataclass(frozen=True)
class VoteCount:
    """How many found it helpful, and how many not."""

    helpful: int
    unhelpful: int


@dataclass(frozen=True)
class RatingShape:
    """The rating of one conversation; `score` 1 (bad) to 5 (very good), None until given."""

    conversation_id: int
    customer_id: int | None
    token: str
    score: int | None
    comment: str
    asked_at: datetime
    given_at: datetime | None
    looked: str = ""


class RatingRefused(Exception):
    """The rating cannot be taken: unknown link, already given, or not 1 to 5 (`reason`)."""

    def __init__(self, reason: Literal["unknown", "given", "score"]) -> None:
        super().__init__(reason)
        self.reason = reason
