"""Front door of feedback: votes on answers and articles, ratings of conversations."""

from .actions import ask_rating, comment_rating, give_rating, say_looked, vote, vote_on_answer
from .mailing import mail_rating
from .queries import (
    answer_votes,
    looked_before,
    rating_by_token,
    rating_for,
    ratings_for,
    scores_given,
    vote_counts,
    votes_by,
    votes_given,
)
from .shapes import (
    VOTE_REASONS,
    GivenVote,
    RatingRefused,
    RatingShape,
    ReasonChoice,
    VoteCount,
    VoteReason,
    VoteShape,
)
from .words import places, reasons, scores

__all__ = [
    "VOTE_REASONS",
    "GivenVote",
    "RatingRefused",
    "RatingShape",
    "ReasonChoice",
    "VoteCount",
    "VoteReason",
    "VoteShape",
    "answer_votes",
    "ask_rating",
    "comment_rating",
    "give_rating",
    "looked_before",
    "mail_rating",
    "places",
    "rating_by_token",
    "rating_for",
    "ratings_for",
    "reasons",
    "say_looked",
    "scores",
    "scores_given",
    "vote",
    "vote_counts",
    "vote_on_answer",
    "votes_by",
    "votes_given",
]
