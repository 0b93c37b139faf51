"""She has left the chat before our answer: it reaches her where she is, and she goes on there."""

from datetime import timedelta

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.notices import api as notices
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .later import later

GRACE = timedelta(seconds=5)
"""A job that is early by a moment still counts its answer as unread for so long."""


def answered(*, conversation_id: int, again: int = 0) -> None:
    """We wrote in a conversation: in a few minutes (or `again` seconds) somebody looks whether she saw it."""
    seconds = again or 60 * core.option(crossing.Following).minutes
    later("channels.follow_out", seconds=seconds, conversation_id=conversation_id)


@transaction.atomic
def follow(*, conversation_id: int, way: str) -> bool:
    """Send what she has not seen by this way too, and say so in the chat; whether something went.

    `way` "": none is open to her; then she is told on her own ways that there is an answer. Nothing goes
    twice, and nothing to whoever has looked meanwhile.
    """
    here = unread(conversation_id)
    if here is None:
        return False
    if not way:
        return notices.tell_if_unread(conversation_id=conversation_id)
    before = core.now() - timedelta(minutes=core.option(crossing.Following).minutes) + GRACE
    sent = conversations.send_also(conversation_id=here.id, channel=way, before=before)
    if sent:
        read = conversations.read_up_to(conversation_id=here.id, reader="customer")
        conversations.tell(
            conversation_id=here.id, code="also_sent", params={"channel": way}, client_id=f"also:{read}:{way}"
        )
    return bool(sent)


def unread(conversation_id: int) -> conversations.ConversationShape | None:
    """Her current conversation in the chat, with an answer that she has not read; she is known to us."""
    customer_id = conversations.customer_of(conversation_id)
    person = people.customer(customer_id) if customer_id is not None else None
    if person is None or not person.proven:
        return None
    here = conversations.conversation(Viewer("customer", customer_id=customer_id), conversation_id)
    held_here = not conversations.capabilities(here.channel).delivers and here.current
    return here if held_here and here.unread_for_customer and here.status != "closed" else None
