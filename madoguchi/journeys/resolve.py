"""A conversation is resolved, and its customer asked how it was."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from madoguchi.routing import api as routing

from .later import later

MAIL_AFTER = 600  # seconds without a rating in the chat, after which she is taken to have left it


@transaction.atomic
def resolve(
    *, conversation_id: int, staff_id: int, request_type: str | None = None, topic: str | None = None,
    reason: str | None = None, outcome: str | None = None,
) -> None:  # fmt: skip
    """File and resolve it, and ask for a rating in the chat; by mail later when she has left. Safe to repeat.

    Raises conversations.CodesMissing when what the company requires is neither given nor set before, and
    NotPossible(field) for a code that is not offered; nothing is changed then.
    """
    actor = core.staff(staff_id)
    routing.leave(conversation_id=conversation_id, actor=actor)
    here = conversations.brief(conversation_id)
    if here is None or here.status in ("resolved", "closed"):
        return
    conversations.classify(
        conversation_id=conversation_id, actor=actor, complete=True,
        request_type=request_type, topic=topic, reason=reason, outcome=outcome,
    )  # fmt: skip
    if not conversations.resolve(conversation_id=conversation_id, actor=actor):
        return
    agent_id = here.assignee_id or staff_id
    rating = feedback.ask_rating(
        conversation_id=conversation_id, customer_id=here.customer_id, staff_id=agent_id
    )
    if rating.score is None:
        later("journeys.mail_rating", seconds=MAIL_AFTER, conversation_id=conversation_id)


@transaction.atomic
def mail_rating(*, conversation_id: int) -> None:
    """Mail the link to a customer with a proven address who has not rated, nor written again."""
    here, rating = conversations.brief(conversation_id), feedback.rating_for(conversation_id)
    if here is None or rating is None or here.status != "resolved":
        return
    customer = people.customer(here.customer_id)
    if customer is not None and customer.proven_email:
        feedback.mail_rating(token=rating.token, to=customer, number=here.number, language=here.language)


@transaction.atomic
def rate(*, token: str, score: int, comment: str = "") -> None:
    """The customer rates her conversation, once. Raises feedback.RatingRefused."""
    feedback.give_rating(token=token, score=score, comment=comment)
