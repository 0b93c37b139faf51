"""A letter or a fax was scanned and its customer found: people have it, whatever the assistant was doing."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, Matter, Received
from madoguchi.core import api as core
from madoguchi.routing import api as routing


@transaction.atomic
def open_case(matter: Matter) -> Received:
    """A matter of its own, opened once per `matter.client_id`."""
    return _to_people(conversations.open_matter(matter))


@transaction.atomic
def join(message: InboundMessage) -> Received:
    """It belongs to a conversation that is there; a closed one is followed by a new one."""
    return _to_people(conversations.receive(message))


def _to_people(received: Received) -> Received:
    brief = conversations.brief(received.conversation_id)
    if received.created and brief is not None and brief.assignee_id is None:
        assistant.hold(conversation_id=received.conversation_id)
        routing.place(conversation_id=received.conversation_id, actor=core.SYSTEM)
    return received
