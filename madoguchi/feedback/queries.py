"""Reading votes and ratings."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q

from .models import Rating, Vote
from .shapes import GivenVote, RatingShape, SubjectKind, VoteCount, VoteShape


def vote_shape(row: Vote) -> VoteShape:
    """The row as it crosses the door."""
    return VoteShape(
        subject_kind=row.subject_kind,  # type: ignore[arg-type]
        subject_id=row.subject_id,
        helpful=row.helpful,
        reason=row.reason,  # type: ignore[arg-type]
        voted_at=row.voted_at,
    )


def rating_shape(row: Rating) -> RatingShape:
    """The row as it crosses the door."""
    return RatingShape(
        conversation_id=row.conversation_id,
        customer_id=row.customer_id,
        token=row.token,
        score=row.score,
        comment=row.comment,
        asked_at=row.asked_at,
        given_at=row.given_at,
        looked=row.looked,
    )


def votes_by(*, voter: str, subject_kind: SubjectKind, subject_ids: Iterable[int]) -> dict[int, VoteShape]:
    """This voter's opinions by subject id."""
    rows = Vote.objects.filter(voter=voter, subject_kind=subject_kind, subject_id__in=list(subject_ids))
    return {row.subject_id: vote_shape(row) for row in rows}


def answer_votes(message_ids: Iterable[int]) -> dict[int, VoteShape]:
    """What customers said of answers in their conversations, by message id."""
    rows = Vote.objects.filter(subject_kind="message", subject_id__in=list(message_ids)).order_by("voted_at")
    return {row.subject_id: vote_shape(row) for row in rows}


def vote_counts(article_ids: Iterable[int]) -> dict[int, VoteCount]:
    """Votes per article, votes on chat answers not included; articles without votes are absent."""
    rows = Vote.objects.filter(subject_kind="article", subject_id__in=list(article_ids))
    counted = rows.values_list("subject_id").annotate(
        yes=Count("pk", filter=Q(helpful=True)), no=Count("pk", filter=Q(helpful=False))
    )
    return {subject_id: VoteCount(yes, no) for subject_id, yes, no in counted.order_by()}


def votes_given(*, since: datetime, until: datetime) -> tuple[GivenVote, ...]:
    """Every vote that was given or changed in since ≤ moment < until, the oldest first."""
    rows = Vote.objects.filter(voted_at__gte=since, voted_at__lt=until).order_by("voted_at", "pk")
    fields = (
        "pk", "subject_kind", "subject_id", "voter", "customer_id", "conversation_id", "helpful", "reason",
        "voted_at",
    )  # fmt: skip
    return tuple(GivenVote(*row) for row in rows.values_list(*fields))


def rating_by_token(token: str) -> RatingShape | None:
    """The rating behind a link."""
    row = Rating.objects.filter(token=token).first()
    return rating_shape(row) if row else None


def rating_for(conversation_id: int) -> RatingShape | None:
    """The rating of one conversation, asked or given."""
    return ratings_for([conversation_id]).get(conversation_id)


def ratings_for(conversation_ids: Iterable[int]) -> dict[int, RatingShape]:
    """Ratings by conversation id, in one query."""
    rows = Rating.objects.filter(conversation_id__in=list(conversation_ids))
    return {row.conversation_id: rating_shape(row) for row in rows}


def scores_given(*, since: datetime, until: datetime) -> tuple[tuple[int, int], ...]:
    """Conversation and score of every rating given in since ≤ moment < until, the latest first."""
    rows = Rating.objects.filter(given_at__gte=since, given_at__lt=until).order_by("-given_at")
    return tuple(rows.values_list("conversation_id", "score"))


def looked_before(*, since: datetime, until: datetime) -> tuple[dict[str, int], int]:
    """Of the ratings given in since ≤ moment < until: how many said which place, and how many there are."""
    given = Rating.objects.filter(given_at__gte=since, given_at__lt=until)
    counts = dict(given.values_list("looked").annotate(n=Count("pk")).order_by())
    return {place: n for place, n in counts.items() if place}, sum(counts.values())
