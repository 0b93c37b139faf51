"""Our answers follow a customer who has left the chat."""

from madoguchi.journeys import follow_out as journey

from ..queries.following import way_out


def follow_out(*, conversation_id: int) -> bool:
    """What she has not seen in the chat goes where she is reached; whether something went. Safe to repeat."""
    return journey.follow(conversation_id=conversation_id, way=way_out(conversation_id))
