"""What channels do when something happened elsewhere."""

from madoguchi.conversations.events import DeliveryWanted
from madoguchi.core.shapes import EventShape

from . import api


def delivery_wanted(fact: DeliveryWanted, event: EventShape) -> None:
    """A message is to go out: a job of its conversation sends it when it is due."""
    api.deliver_later(fact.conversation_id, at=fact.due)
