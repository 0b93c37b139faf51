"""The other channels on which a conversation can go on, as customers and agents are shown them."""

from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.routing import api as routing

from .queries.reaching import open_kinds, reached_on


def offered_ways(here: ConversationShape) -> tuple[crossing.Way, ...]:
    """The other ways to go on with this conversation now, the best first; none once it is closed."""
    kinds = open_kinds()
    if here.status == "closed" or set(kinds) <= {here.channel}:
        return ()
    waits = here.handler == "queue"
    place = routing.position(conversation_id=here.id) if waits else None
    known = reached_on(customer_id=here.customer_id)
    moment = crossing.moment_of(here, place, open_channels=kinds, known=known)
    return crossing.ways(moment, core.option(crossing.WayRules))


def drawn(way: crossing.Way) -> dict[str, Any]:
    """A way as a page shows it: to the customer with `why`, to staff with `reason`."""
    channel = conversations.channel(way.channel)
    return {
        "channel": way.channel, "label": channel.label, "icon": channel.icon, "best": way.best,
        "known": way.known, "why": crossing.WHY_SAID[way.why], "reason": crossing.WHY_WORDS[way.why],
    }  # fmt: skip
