"""A customer took a message back: what was kept of its words elsewhere goes too."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.events import MessageChanged
from madoguchi.core.shapes import EventShape
from madoguchi.gaps import api as gaps


@transaction.atomic
def message_changed(fact: MessageChanged, event: EventShape) -> None:
    """The assistant's memory, searches, and what customers did not find; safe to repeat."""
    found = conversations.said_from(fact.message_id) if fact.unsent else None
    if found is not None:
        here, at, until = found
        assistant.forget_words(conversation_id=here, message_id=fact.message_id, at=at)
        gaps.forget_words(conversation_id=here, since=at, until=until)
