"""Facts of the gaps room: ids and codes only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True, kw_only=True)
class GapOpened(Fact):
    """Customers asked about a matter that no article answers; or they did so again."""

    name: ClassVar[str] = "gaps.gap_opened"
    gap_id: int
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class GapAssigned(Fact):
    """A colleague sees to it; None: nobody does any more."""

    name: ClassVar[str] = "gaps.gap_assigned"
    gap_id: int
    staff_id: int | None


@dataclass(frozen=True, kw_only=True)
class GapClosed(Fact):
    """An article answers it now."""

    name: ClassVar[str] = "gaps.gap_closed"
    gap_id: int
    article_id: int


@dataclass(frozen=True, kw_only=True)
class GapDismissed(Fact):
    """Nothing will be written about it; `reason` is a code."""

    name: ClassVar[str] = "gaps.gap_dismissed"
    gap_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class GapJoined(Fact):
    """It turned out to be the same matter as another one."""

    name: ClassVar[str] = "gaps.gap_joined"
    gap_id: int
    into_id: int


@dataclass(frozen=True, kw_only=True)
class ReviewsOpened(Fact):
    """A product has a new version, and its articles are to be looked at."""

    name: ClassVar[str] = "gaps.reviews_opened"
    release_id: int
    articles: int


@dataclass(frozen=True, kw_only=True)
class ReviewDone(Fact):
    """Somebody saw to an article; `outcome` is a code."""

    name: ClassVar[str] = "gaps.review_done"
    review_id: int
    article_id: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ArticleFlagged(Fact):
    """A colleague found something wrong with an article; `reason` is a code."""

    name: ClassVar[str] = "gaps.article_flagged"
    article_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class OrderTaken(Fact):
    """The shelves of a collection stand in the order that demand proposed."""

    name: ClassVar[str] = "gaps.order_taken"
    collection: str
