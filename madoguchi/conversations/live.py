"""Which open screens a fact concerns. A customer's screen only hears of what she may see."""

from collections.abc import Iterator

from madoguchi.core.shapes import Nudge

from .events import (
    Assigned,
    ConversationFact,
    CustomerMoved,
    Merged,
    MessagesRead,
    NoteAdded,
    Released,
    TeamChanged,
    Unmerged,
)
from .topics import conversation_hint, staff_topics


def staff_only(fact: ConversationFact) -> Iterator[Nudge]:
    """For facts that the customer does not see: labels, read marks, links."""
    for topic in staff_topics(fact.team_id, fact.assignee_id):
        yield Nudge(topic, conversation_hint(fact.conversation_id))


def everybody(fact: ConversationFact) -> Iterator[Nudge]:
    """For facts that the customer sees too: messages, status, who is in charge."""
    yield from staff_only(fact)
    yield Nudge(f"customer:{fact.customer_id}", conversation_hint(fact.conversation_id))


def note_added(fact: NoteAdded) -> Iterator[Nudge]:
    """Colleagues, and those who were mentioned."""
    for topic in staff_topics(fact.team_id, fact.assignee_id, *fact.mention_ids):
        yield Nudge(topic, conversation_hint(fact.conversation_id))


def handed(fact: Assigned | Released) -> Iterator[Nudge]:
    """Everybody, and the one who had it before."""
    yield from everybody(fact)
    if fact.before is not None:
        yield Nudge(f"staff:{fact.before}", conversation_hint(fact.conversation_id))


def team_changed(fact: TeamChanged) -> Iterator[Nudge]:
    """Both teams' inboxes."""
    yield from staff_only(fact)
    yield Nudge(f"inbox:{fact.before or 0}", conversation_hint(fact.conversation_id))


def messages_read(fact: MessagesRead) -> Iterator[Nudge]:
    """The other side sees how far its words were read."""
    yield from everybody(fact)


def customer_moved(fact: CustomerMoved) -> Iterator[Nudge]:
    """Everybody, and the browsers that still listen for the record that is gone."""
    yield from everybody(fact)
    yield Nudge(f"customer:{fact.before}", "rights")


def merged(fact: Merged | Unmerged) -> Iterator[Nudge]:
    """Whoever looks at either of them."""
    yield from everybody(fact)
    for topic in (*staff_topics(fact.team_id, fact.assignee_id), f"customer:{fact.customer_id}"):
        yield Nudge(topic, conversation_hint(fact.gone_id))
