"""Our answers follow a customer who has left the chat."""

from madoguchi.core import api as core
from madoguchi.journeys import follow_out as journey

from ..queries.following import way_out

LOOK_AGAIN = 60
"""Seconds after which somebody looks again whether she has read it, or left."""


def follow_out(*, conversation_id: int) -> bool:
    """What she has not seen in the chat goes where she is reached; whether something went. Safe to repeat.

    Nothing goes while she has the chat open: her screen shows it, and a copy would only trouble her.
    """
    here = journey.unread(conversation_id)
    if here is None:
        return False
    if core.is_listened(f"customer:{here.customer_id}"):
        journey.answered(conversation_id=conversation_id, again=LOOK_AGAIN)
        return False
    return journey.follow(conversation_id=conversation_id, way=way_out(conversation_id))
