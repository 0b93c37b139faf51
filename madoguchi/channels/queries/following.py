"""By which channel an answer follows a customer who has left the chat."""

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.people import api as people

from .reaching import open_kinds, reached_on


def way_out(conversation_id: int) -> str:
    """By which channel our answers reach her who has left the chat: the one she prefers, else the best one.

    Only where her address is proven and may be written to now, and she wants to hear of her enquiries; ""
    for none.
    """
    here = conversations.brief(conversation_id)
    if here is None or not core.option(crossing.Following).on:
        return ""
    prefers = people.profile(here.customer_id).preferred_channel
    reached = reached_on(customer_id=here.customer_id) & set(open_kinds())
    order = dict.fromkeys((prefers, *core.option(crossing.WayRules).patient))
    open_ways = (one for one in order if one in reached and conversations.capabilities(one).delivers)
    return next((one for one in open_ways if people.wants(here.customer_id, "enquiries", one)), "")
