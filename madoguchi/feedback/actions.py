"""Voting and rating: one opinion per voter and subject, one rating per conversation."""

import secrets
from contextlib import suppress

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.language import api as language

from .events import LookedSaid, RatingAsked, RatingGiven, Voted
from .models import Rating, Vote
from .queries import rating_shape, vote_shape
from .shapes import PLACES, VOTE_REASONS, RatingRefused, RatingShape, SubjectKind, VoteReason, VoteShape

LONGEST_COMMENT = 1000
TOKEN_BYTES = 24


@transaction.atomic
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
    """Record or change one voter's opinion; the caller has checked that the voter may see the subject.

    A reason belongs to "not helpful" alone. Raises ValueError for an unknown reason.
    """
    if reason and reason not in VOTE_REASONS:
        raise ValueError(reason)
    given = {
        "helpful": helpful,
        "reason": "" if helpful else reason,
        "comment": "" if helpful else _words(comment),
    }
    who = {"subject_kind": subject_kind, "subject_id": subject_id, "voter": voter}
    before = Vote.objects.select_for_update().filter(**who).first()
    if before is not None and all(getattr(before, key) == value for key, value in given.items()):
        return vote_shape(before)
    about = {"customer_id": customer_id, "conversation_id": conversation_id}
    row, _ = Vote.objects.update_or_create(**who, defaults={**given, **about, "voted_at": core.now()})
    fact = Voted(conversation_id, customer_id, subject_kind, subject_id, helpful, given["reason"])
    core.record(fact, actor=_actor(customer_id))
    return vote_shape(row)


def vote_on_answer(
    *, message_id: int, helpful: bool, customer_id: int, conversation_id: int, reason: VoteReason = "",
    comment: str = "",
) -> VoteShape:  # fmt: skip
    """A customer's opinion of an answer in her own conversation."""
    return vote(
        subject_kind="message",
        subject_id=message_id,
        voter=f"customer:{customer_id}",
        helpful=helpful,
        reason=reason,
        comment=comment,
        customer_id=customer_id,
        conversation_id=conversation_id,
    )


@transaction.atomic
def ask_rating(*, conversation_id: int, customer_id: int | None, staff_id: int | None) -> RatingShape:
    """Ask for a rating; repeating returns the same one.

    `staff_id`: who helped, None for the assistant. As long as no score is given, the last who helped counts.
    """
    row, created = Rating.objects.get_or_create(
        conversation_id=conversation_id,
        defaults={
            "customer_id": customer_id,
            "staff_id": staff_id,
            "token": secrets.token_urlsafe(TOKEN_BYTES),
            "asked_at": core.now(),
        },
    )
    if staff_id and row.score is None and row.staff_id != staff_id:
        row.staff_id = staff_id
        row.save(update_fields=["staff_id"])
    if created:
        core.record(RatingAsked(conversation_id, customer_id), actor=core.SYSTEM)
    return rating_shape(row)


@transaction.atomic
def give_rating(*, token: str, score: int, comment: str = "") -> RatingShape:
    """Record the rating, once. Raises RatingRefused("unknown" | "given" | "score")."""
    row = _asked(token)
    if row.score is not None:
        raise RatingRefused("given")
    if not 1 <= score <= 5:
        raise RatingRefused("score")
    row.score, row.given_at = score, core.now()
    row.comment = _words(comment)
    row.save(update_fields=["score", "given_at", "comment"])
    fact = RatingGiven(row.conversation_id, row.customer_id, score)
    core.record(fact, actor=_actor(row.customer_id))
    with suppress(conversations.ConversationClosed):
        conversations.tell(conversation_id=row.conversation_id, code="rating_thanks", client_id="rated")
    return rating_shape(row)


@transaction.atomic
def say_looked(*, token: str, place: str) -> RatingShape:
    """Where she had looked before she asked us; said again, the last counts.

    Raises RatingRefused("unknown" | "score" | "place"): the rating comes first.
    """
    row = _asked(token)
    if row.score is None:
        raise RatingRefused("score")
    if place not in PLACES:
        raise RatingRefused("place")
    if row.looked != place:
        row.looked = place
        row.save(update_fields=["looked"])
        core.record(LookedSaid(row.conversation_id, row.customer_id, place), actor=_actor(row.customer_id))
    return rating_shape(row)


@transaction.atomic
def comment_rating(*, token: str, comment: str) -> RatingShape:
    """Add words to a given rating that has none. Raises RatingRefused("unknown" | "given")."""
    row = _asked(token)
    if row.score is None:
        raise RatingRefused("score")
    if row.comment:
        raise RatingRefused("given")
    row.comment = _words(comment)
    row.save(update_fields=["comment"])
    return rating_shape(row)


def _asked(token: str) -> Rating:
    row = Rating.objects.select_for_update().filter(token=token).first()
    if row is None:
        raise RatingRefused("unknown")
    return row


def _words(comment: str) -> str:
    """A comment as it may be kept: without card numbers and My Numbers."""
    return language.redact(comment.strip()).text[:LONGEST_COMMENT]


def _actor(customer_id: int | None) -> Actor:
    return core.customer(customer_id) if customer_id else core.SYSTEM
