"""Something said about us elsewhere becomes a conversation; whoever took it up has it."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Matter, Received
from madoguchi.core import api as core


@transaction.atomic
def take_up(matter: Matter, *, staff_id: int) -> Received:
    """Open it once per `matter.client_id`, without the assistant, in the hands of this member of staff.

    One that was taken back, and so resolved, is open again.
    """
    received = conversations.open_matter(matter)
    talk, actor = received.conversation_id, core.staff(staff_id)
    if received.created:
        assistant.hold(conversation_id=talk)
        conversations.assign(conversation_id=talk, staff_id=staff_id, actor=actor)
    else:
        conversations.reopen(conversation_id=talk, actor=actor)
    return received
