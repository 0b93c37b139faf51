"""What channels do when something happened elsewhere."""

from madoguchi.conversations.events import ConversationOpened, DeliveryWanted
from madoguchi.core.shapes import EventShape

from . import api
from .post import outgoing
from .post.outgoing import PAPER


def delivery_wanted(fact: DeliveryWanted, event: EventShape) -> None:
    """A message is to go out: on paper it waits in the print queue, else a job sends it when it is due."""
    if fact.channel in PAPER:
        outgoing.wanted(fact, event)
    else:
        api.deliver_later(fact.conversation_id, at=fact.due)


def came_by_mail(fact: ConversationOpened) -> bool:
    """Whether the conversation began by mail."""
    return fact.channel == "email"


def opened_by_mail(fact: ConversationOpened, event: EventShape) -> None:
    """A conversation began by mail: it is confirmed, and waits for a person."""
    if came_by_mail(fact):
        api.acknowledge_mail(fact.conversation_id)
