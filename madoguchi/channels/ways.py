"""The other channels on which a conversation can go on, as customers and agents are shown them."""

from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.routing import api as routing
from madoguchi.tasks import api as tasks

from .queries.reaching import open_kinds, reached_on

CALL_BACK = "callback"
"""The self-service task behind the telephone."""


def offered_ways(here: ConversationShape, *, call: bool = False) -> tuple[crossing.Way, ...]:
    """The other ways to go on with this conversation now, the best first; none once it is closed.

    call: also to be called back, where customers may ask for that.
    """
    kinds = open_kinds()
    if call and any(one.code == CALL_BACK for one in tasks.declared()):
        kinds = (*kinds, "phone")
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
    icon, label = conversations.CHANNELS.get(way.channel, (channel.icon, channel.label))
    return {
        "channel": way.channel, "label": label, "icon": icon, "best": way.best,
        "known": way.known, "why": crossing.WHY_SAID[way.why], "reason": crossing.WHY_WORDS[way.why],
    }  # fmt: skip
