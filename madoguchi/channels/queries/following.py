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
    return best_way(customer_id=here.customer_id)


def best_way(*, customer_id: int, without: str = "") -> str:
    """By which channel that delivers she is reached best: the one she prefers, then in the company's order.

    Only one where she may be written to now and wants to hear of her enquiries; "" for none.
    """
    prefers = people.profile(customer_id).preferred_channel
    reached = (reached_on(customer_id=customer_id) & set(open_kinds())) - {without}
    order = dict.fromkeys((prefers, *core.option(crossing.WayRules).patient, *sorted(reached)))
    open_ways = (one for one in order if one in reached and conversations.capabilities(one).delivers)
    return next((one for one in open_ways if people.wants(customer_id, "enquiries", one)), "")
