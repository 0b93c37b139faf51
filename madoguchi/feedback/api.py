"""Front door of feedback: votes on answers and articles, ratings of conversations."""

from .actions import ask_rating, comment_rating, give_rating, vote, vote_on_answer
from .mailing import mail_rating
from .queries import rating_by_token, rating_for, ratings_for, vote_counts, votes_by
from .shapes import RatingRefused, RatingShape, VoteCount, VoteShape

__all__ = [
    "RatingRefused",
    "RatingShape",
    "VoteCount",
    "VoteShape",
    "ask_rating",
    "comment_rating",
    "give_rating",
    "mail_rating",
    "rating_by_token",
    "rating_for",
    "ratings_for",
    "vote",
    "vote_counts",
    "vote_on_answer",
    "votes_by",
]
