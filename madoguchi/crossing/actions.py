"""A way to another channel is offered, taken, or dropped. Nothing here says or sends anything."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

from django.db import connection, transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .codes import code_of, digest_of
from .events import Crossed, CrossingOffered
from .models import Crossing
from .queries import shape
from .shapes import CrossingRefused, CrossingShape, Why

LASTS = timedelta(hours=24)
LOCK = 0x63726F73  # advisory locks on conversations: what is offered in one is offered one after another
BY = {"customer": "customer", "staff": "agent", "assistant": "assistant"}


@transaction.atomic
def offer(*, conversation_id: int, channel: str, why: Why, actor: Actor) -> CrossingShape:
    """Offer to go on elsewhere; where that is offered already, the same code goes on counting from now.

    Raises CrossingRefused("same" | "closed").
    """
    _alone(conversation_id)
    here = conversations.brief(conversation_id)
    if here.status == "closed":
        raise CrossingRefused("closed")
    if here.channel == channel:
        raise CrossingRefused("same")
    now = core.now()
    running = Crossing.objects.select_for_update().filter(
        conversation_id=conversation_id, after=channel, state="open"
    )
    row = running.first()
    if row is None:
        row = _made(conversation_id, here.channel, channel, why, actor)
        fact = CrossingOffered(conversation_id, here.customer_id, row.pk, here.channel, channel, why)
        core.record(fact, actor=actor)
        return shape(row)
    row.expires_at, row.before = now + LASTS, here.channel
    row.save(update_fields=["expires_at", "before"])
    return shape(row)


def _alone(conversation_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, conversation_id % 2**31])


def _made(conversation_id: int, before: str, after: str, why: Why, actor: Actor) -> Crossing:
    row = Crossing.objects.create(
        conversation_id=conversation_id,
        before=before,
        after=after,
        why=why,
        by=BY.get(actor.kind, "system"),
        staff_id=actor.id if actor.kind == "staff" else None,
        digest=uuid4().hex,
        made_at=core.now(),
        expires_at=core.now() + LASTS,
    )
    row.digest = digest_of(code_of(row.pk))
    row.save(update_fields=["digest"])
    return row


@transaction.atomic
def take(*, crossing_id: int, by: str, held: Sequence[str], customer_id: int) -> bool:
    """The conversation goes on there from now; whether that is news.

    by: the address from which the code or link was used. Using it again from there changes nothing; from
    anywhere else, or too late, raises CrossingRefused("gone").
    """
    row = Crossing.objects.select_for_update().filter(pk=crossing_id).first()
    user = hashlib.sha256(by.encode()).hexdigest()
    if row is not None and row.state == "taken" and row.taken_by == user:
        return False
    now = core.now()
    if row is None or row.state != "open" or row.expires_at <= now:
        raise CrossingRefused("gone")
    row.state, row.taken_at, row.taken_by, row.held = "taken", now, user, list(held)
    row.save(update_fields=["state", "taken_at", "taken_by", "held"])
    Crossing.objects.filter(conversation_id=row.conversation_id, state="open").update(state="dropped")
    fact = Crossed(row.conversation_id, customer_id, row.pk, row.before, row.after, row.why, held=tuple(held))
    core.record(fact, actor=core.customer(customer_id))
    return True


def drop(*, conversation_id: int) -> int:
    """Nothing that was offered holds any more; how many that were."""
    return Crossing.objects.filter(conversation_id=conversation_id, state="open").update(state="dropped")
