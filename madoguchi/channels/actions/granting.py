"""What a customer pressed to have done at a service, where nothing has to be guessed from her words."""

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Received
from madoguchi.core import api as core
from madoguchi.journeys import back_to_assistant
from madoguchi.journeys.hand_over import hand_over
from madoguchi.routing import api as routing

from ..shapes import Account, Inbound
from .linking import end_link, offer_link


def grant(account: Account, one: Inbound, received: Received, customer_id: int) -> None:
    """Do what her press is for, in the caller's transaction; the message that says it is kept already."""
    place, once = received.conversation_id, str(received.message_id)
    if one.wish == "person":
        if not routing.attend(conversation_id=place):
            hand_over(conversation_id=place, actor=core.customer(customer_id), why="wish")
    elif one.wish == "assistant":
        over = received.opened or received.reopened
        back_to_assistant.go_back(conversation_id=place, message_id=received.message_id, over=over)
    else:
        link = offer_link if one.wish == "link" else end_link
        link(account=account, address=one.address, conversation_id=place, once=once)
        if (here := conversations.brief(place)) and here.handler != "assistant":
            routing.attend(conversation_id=place)
