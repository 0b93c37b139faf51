"""Front door of feedback: votes on answers and articles, ratings of conversations."""

from collections.abc import Iterable

from .shapes import RatingRefused, RatingShape, SubjectKind, VoteCount, VoteReason, VoteShape

__all__ = [
    "RatingRefused", "RatingShape", "VoteCount", "VoteShape",
    "ask_rating", "comment_rating", "give_rating", "rating_by_token", "rating_for", "rating_mailed",
    "ratings_for", "vote", "vote_counts", "votes_by",
]  # fmt: skip


def vote(
    *,
    subject_kind: SubjectKind,
    subject_id: int,
    voter: str,
    helpful: bool,
    reason: VoteReason = "",
    comment: str = "",
    customer_id: int | None = None,
    conversation_id: int | None = None,
) -> VoteShape:
    """Record or change one voter's opinion; the caller has checked that the voter may see the subject."""
    raise NotImplementedError


def votes_by(*, voter: str, subject_kind: SubjectKind, subject_ids: Iterable[int]) -> dict[int, VoteShape]:
    """This voter's opinions by subject id."""
    raise NotImplementedError


def vote_counts(article_ids: Iterable[int]) -> dict[int, VoteCount]:
    """Votes per article, votes on chat answers not included."""
    raise NotImplementedError


def ask_rating(*, conversation_id: int, customer_id: int | None, staff_id: int | None) -> RatingShape:
    """Ask for a rating; repeating returns the same one."""
    raise NotImplementedError


def give_rating(*, token: str, score: int, comment: str = "") -> RatingShape:
    """Record the rating, once. Raises RatingRefused."""
    raise NotImplementedError


def comment_rating(*, token: str, comment: str) -> RatingShape:
    """Add words to a given rating that has none. Raises RatingRefused."""
    raise NotImplementedError


def rating_by_token(token: str) -> RatingShape | None:
    """The rating behind a link."""
    raise NotImplementedError


def rating_for(conversation_id: int) -> RatingShape | None:
    """The rating of one conversation, asked or given."""
    raise NotImplementedError


def ratings_for(conversation_ids: Iterable[int]) -> dict[int, RatingShape]:
    """Ratings by conversation id."""
    raise NotImplementedError


def rating_mailed(*, token: str) -> bool:
    """Note that the link goes out by mail; False when it already did or the rating is given."""
    raise NotImplementedError
