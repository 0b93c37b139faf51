"""Why somebody was asked, or is asked no more: lines in the conversation that only staff see."""

from contextlib import suppress

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationClosed
from madoguchi.people import api as people


def tell_staff(conversation_id: int, code: str, staff_id: int, **params: int) -> None:
    """A private line about this agent; none in a conversation that ended meanwhile.

    Locks the conversation: call it after routing's own rows are held.
    """
    name = people.staff_names([staff_id]).get(staff_id, "")
    with suppress(ConversationClosed):
        conversations.tell(
            conversation_id=conversation_id, code=code, params={"name": name, **params}, private=True
        )
