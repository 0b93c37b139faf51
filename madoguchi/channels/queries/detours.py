"""She is not reached where her conversation is held: she blocked us, or parted her account from her page."""

from madoguchi.conversations.shapes import Detour

from .accounts import adapter, route_of_conversation, route_of_customer
from .following import best_way


def detour(conversation_id: int, customer_id: int, channel: str) -> Detour | None:
    """By which channel our words reach her instead; None while she is reached there, as far as we know."""
    how = adapter(channel)
    if how is None or how.capabilities.by_hand:
        return None
    here = {"conversation_id": conversation_id, "channel": channel}
    route = route_of_conversation(**here) or route_of_customer(customer_id=customer_id, channel=channel)
    if route is None:
        why = "parted" if route_of_conversation(**here, parted=True) else ""
    else:
        why = "blocked" if route.closed_at is not None else ""
    if not why:
        return None
    way = best_way(customer_id=customer_id, without=channel)
    return Detour("parted" if why == "parted" else "blocked", way)
