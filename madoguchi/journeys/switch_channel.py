"""The conversation goes on elsewhere: with a reason, by one tap, and with everything that is known."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from madoguchi.conversations import api as conversations
from madoguchi.core.shapes import Actor
from madoguchi.crossing import api as crossing
from madoguchi.people.shapes import Viewer


@transaction.atomic
def offer(*, conversation_id: int, channel: str, why: crossing.Why, actor: Actor) -> crossing.CrossingShape:
    """Offer to go on there; when it is not she who asks, the conversation tells her how.

    Safe to repeat. Raises crossing.CrossingRefused("same" | "closed").
    """
    way = crossing.offer(conversation_id=conversation_id, channel=channel, why=why, actor=actor)
    if actor.kind != "customer":
        if channel == "webchat":
            link = settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("webchat:link", args=[way.token])
            _tell(way, "crossing_link", "way", link=link)
        else:
            _tell(way, "crossing_code", "way", code=way.code)
    return way


@transaction.atomic
def move(*, conversation_id: int, channel: str, why: crossing.Why, actor: Actor) -> None:
    """Go on there at once, where we know her address. Raises crossing.CrossingRefused("same" | "closed")."""
    way = crossing.offer(conversation_id=conversation_id, channel=channel, why=why, actor=actor)
    if conversations.capabilities(way.before).delivers:
        _tell(way, "channel_left", "left")  # she may not look anywhere else
    cross(way, by=f"known:{channel}", actor=actor)


def cross(way: crossing.CrossingShape, *, by: str, actor: Actor) -> int:
    """Over there, within the caller's transaction, told once. Raises crossing.CrossingRefused("gone")."""
    here = conversations.brief(way.conversation_id)
    held = crossing.packet(Viewer("customer", customer_id=here.customer_id), here.id).held
    if crossing.take(crossing_id=way.id, by=by, held=held, customer_id=here.customer_id):
        conversations.set_channel(conversation_id=here.id, channel=way.after, actor=actor)
        _tell(way, "channel_changed", "crossed")
    return here.id


def _tell(way: crossing.CrossingShape, line: str, once: str, **params: str) -> None:
    conversations.tell(
        conversation_id=way.conversation_id,
        code=line,
        params={"channel": way.after, **params},
        client_id=f"{once}:{way.id}",
    )
