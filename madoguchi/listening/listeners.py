"""What listening does when something happened elsewhere."""

from madoguchi.conversations.events import DeliveryWanted
from madoguchi.core.shapes import EventShape

from . import api


def delivery_wanted(fact: DeliveryWanted, event: EventShape) -> None:
    """A reply is to go out where a mention stands."""
    api.answer_by_reply(fact)
