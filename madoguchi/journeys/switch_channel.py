"""The conversation goes on elsewhere: with a reason, by one tap, and with everything that is known."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core.shapes import Actor
from madoguchi.crossing import api as crossing
from madoguchi.people.shapes import Viewer


@transaction.atomic
def offer(*, conversation_id: int, channel: str, why: crossing.Why, actor: Actor) -> crossing.CrossingShape:
    """Offer to go on there; when it is not she who asks, the conversation says so, with the code.

    Safe to repeat. Raises crossing.CrossingRefused("same" | "closed").
    """
    way = crossing.offer(conversation_id=conversation_id, channel=channel, why=why, actor=actor)
    if actor.kind != "customer":
        params = {"channel": channel, "code": way.code}
        conversations.tell(
            conversation_id=conversation_id, code="crossing_offered", params=params, client_id=f"way:{way.id}"
        )
    return way


@transaction.atomic
def move(*, conversation_id: int, channel: str, why: crossing.Why, actor: Actor) -> None:
    """Go on there at once, where we know her address. Raises crossing.CrossingRefused("same" | "closed")."""
    way = crossing.offer(conversation_id=conversation_id, channel=channel, why=why, actor=actor)
    cross(way, by=f"known:{channel}", actor=actor)


def cross(way: crossing.CrossingShape, *, by: str, actor: Actor) -> int:
    """Over there, within the caller's transaction, told once. Raises crossing.CrossingRefused("gone")."""
    here = conversations.brief(way.conversation_id)
    held = crossing.packet(Viewer("customer", customer_id=here.customer_id), here.id).held
    if crossing.take(crossing_id=way.id, by=by, held=held, customer_id=here.customer_id):
        conversations.set_channel(conversation_id=here.id, channel=way.after, actor=actor)
        conversations.tell(
            conversation_id=here.id,
            code="channel_changed",
            params={"channel": way.after},
            client_id=f"crossed:{way.id}",
        )
    return here.id
