"""Something said about us elsewhere becomes a conversation; whoever took it up has it."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Matter, Received
from madoguchi.core import api as core


@transaction.atomic
def take_up(matter: Matter, *, staff_id: int) -> Received:
    """Open it once per `matter.client_id`, without the assistant, in the hands of this member of staff."""
    received = conversations.open_matter(matter)
    if received.created:
        assistant.hold(conversation_id=received.conversation_id)
        conversations.assign(
            conversation_id=received.conversation_id, staff_id=staff_id, actor=core.staff(staff_id)
        )
    return received
