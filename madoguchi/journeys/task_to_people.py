"""A task has opened a conversation: people get it at once, or when the agreed time has come."""

from madoguchi.conversations import api as conversations
from madoguchi.core.shapes import EventShape
from madoguchi.tasks.events import TaskCompleted

from . import hand_over


def place(fact: TaskCompleted, event: EventShape) -> None:
    """Into the queue, with the customer told what happens next; safe to repeat.

    One that sleeps until an agreed time is placed by routing when it wakes.
    """
    if fact.conversation_id is None:
        return
    brief = conversations.brief(fact.conversation_id)
    if brief is not None and brief.status == "open" and brief.assignee_id is None:
        hand_over.hand_over(conversation_id=fact.conversation_id)
