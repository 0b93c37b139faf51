"""Facts about conversations: ids and plain values only, never what was said."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class ConversationFact(Fact):
    """What every fact about a conversation carries; team and assignee are those after the change."""

    conversation_id: int
    customer_id: int
    team_id: int | None
    assignee_id: int | None


@dataclass(frozen=True)
class ConversationOpened(ConversationFact):
    """A conversation began."""

    name: ClassVar[str] = "conversations.opened"
    channel: str


@dataclass(frozen=True)
class MessageAdded(ConversationFact):
    """A line that the customer sees was added; author_kind customer, agent, assistant or system."""

    name: ClassVar[str] = "conversations.message_added"
    message_id: int
    author_kind: str
    channel: str


@dataclass(frozen=True)
class NoteAdded(ConversationFact):
    """A line that the customer never sees was added: a note of staff, or a system line for staff alone."""

    name: ClassVar[str] = "conversations.note_added"
    message_id: int
    mention_ids: tuple[int, ...]


@dataclass(frozen=True)
class ContactNoted(ConversationFact):
    """Staff noted a call, a talk at the counter, a visit; direction in or out, minutes it took."""

    name: ClassVar[str] = "conversations.contact_noted"
    message_id: int
    channel: str
    direction: str
    minutes: int


@dataclass(frozen=True)
class HandlerChanged(ConversationFact):
    """The assistant, the queue or an agent is now in charge."""

    name: ClassVar[str] = "conversations.handler_changed"
    before: str
    after: str


@dataclass(frozen=True)
class Assigned(ConversationFact):
    """An agent has it now; before is the one who had it."""

    name: ClassVar[str] = "conversations.assigned"
    before: int | None


@dataclass(frozen=True)
class Released(ConversationFact):
    """The agent gave it back; before is that agent."""

    name: ClassVar[str] = "conversations.released"
    before: int | None


@dataclass(frozen=True)
class StatusChanged(ConversationFact):
    """open, waiting, snoozed, resolved, closed."""

    name: ClassVar[str] = "conversations.status_changed"
    before: str
    after: str


@dataclass(frozen=True)
class PriorityChanged(ConversationFact):
    """1 low, 2 normal, 3 high, 4 urgent."""

    name: ClassVar[str] = "conversations.priority_changed"
    before: int
    after: int


@dataclass(frozen=True)
class TagsChanged(ConversationFact):
    """How many tags came and went; tags are words of staff, so they stay out of the fact."""

    name: ClassVar[str] = "conversations.tags_changed"
    added: int
    removed: int


@dataclass(frozen=True)
class TopicChanged(ConversationFact):
    """Somebody, or the assistant, set what it is about."""

    name: ClassVar[str] = "conversations.topic_changed"


@dataclass(frozen=True)
class Classified(ConversationFact):
    """It was filed: the codes of type, topic, reason and outcome after the change, "" for none."""

    name: ClassVar[str] = "conversations.classified"
    request_type: str
    topic: str
    reason: str
    outcome: str


@dataclass(frozen=True)
class Escalated(ConversationFact):
    """An agent asked the supervisors for help, in the note message_id."""

    name: ClassVar[str] = "conversations.escalated"
    message_id: int


@dataclass(frozen=True)
class EscalationSettled(ConversationFact):
    """The supervisors have seen to it, or the conversation was resolved."""

    name: ClassVar[str] = "conversations.escalation_settled"


@dataclass(frozen=True)
class TakenBack(ConversationFact):
    """A reply was taken back shortly after it was sent; read says whether the customer had seen it."""

    name: ClassVar[str] = "conversations.taken_back"
    message_id: int
    read: bool


@dataclass(frozen=True)
class TeamChanged(ConversationFact):
    """It went to another team; before is the one it left."""

    name: ClassVar[str] = "conversations.team_changed"
    before: int | None


@dataclass(frozen=True)
class MessagesRead(ConversationFact):
    """A reader ("customer" or "staff") has read up to this sequence."""

    name: ClassVar[str] = "conversations.messages_read"
    reader: str
    staff_id: int | None
    sequence: int


@dataclass(frozen=True)
class ArticlesLinked(ConversationFact):
    """Articles came up: shown, read, sent or linked."""

    name: ClassVar[str] = "conversations.articles_linked"
    article_ids: tuple[int, ...]
    role: str


@dataclass(frozen=True)
class ArticleUnlinked(ConversationFact):
    """An article was taken off a conversation to which it had been linked."""

    name: ClassVar[str] = "conversations.article_unlinked"
    article_id: int


@dataclass(frozen=True)
class CustomerMoved(ConversationFact):
    """The conversation now belongs to customer_id; before is the record that was merged."""

    name: ClassVar[str] = "conversations.customer_moved"
    before: int


@dataclass(frozen=True)
class ReplyDueSet(ConversationFact):
    """Until when the customer is promised a first reply, counted from `started` at that priority.

    due is None when nothing is promised any more: the promise was lifted, or there is no target.
    """

    name: ClassVar[str] = "conversations.reply_due_set"
    due: datetime.datetime | None
    started: datetime.datetime | None = None
    priority: int = 2


@dataclass(frozen=True)
class ReplyDueSoon(ConversationFact):
    """The time promised for the first reply is nearly over."""

    name: ClassVar[str] = "conversations.reply_due_soon"
    due: datetime.datetime


@dataclass(frozen=True)
class ReplyOverdue(ConversationFact):
    """The time promised for the first reply is over, and nobody has answered."""

    name: ClassVar[str] = "conversations.reply_overdue"
    due: datetime.datetime


@dataclass(frozen=True)
class Merged(ConversationFact):
    """Another conversation of this customer (gone_id) went into this one."""

    name: ClassVar[str] = "conversations.merged"
    gone_id: int
    merge_id: int


@dataclass(frozen=True)
class Unmerged(ConversationFact):
    """A merge was undone: gone_id is a conversation of its own again."""

    name: ClassVar[str] = "conversations.unmerged"
    gone_id: int
    merge_id: int


@dataclass(frozen=True)
class Followed(ConversationFact):
    """A colleague wants to hear of it."""

    name: ClassVar[str] = "conversations.followed"
    staff_id: int


@dataclass(frozen=True)
class Unfollowed(ConversationFact):
    """A colleague no longer wants to hear of it."""

    name: ClassVar[str] = "conversations.unfollowed"
    staff_id: int


@dataclass(frozen=True)
class MarkedSpam(ConversationFact):
    """It was unwanted and is closed; no customer's matter."""

    name: ClassVar[str] = "conversations.marked_spam"


@dataclass(frozen=True)
class SpamLifted(ConversationFact):
    """It was a customer's matter after all."""

    name: ClassVar[str] = "conversations.spam_lifted"


@dataclass(frozen=True)
class TranscriptSent(ConversationFact):
    """A copy of what the customer may read went to her proven address."""

    name: ClassVar[str] = "conversations.transcript_sent"


@dataclass(frozen=True)
class DeliveryWanted(ConversationFact):
    """A message is to go out on this channel, not before `due`."""

    name: ClassVar[str] = "conversations.delivery_wanted"
    message_id: int
    channel: str
    due: datetime.datetime


@dataclass(frozen=True)
class DeliveryChanged(ConversationFact):
    """The sending of a message moved on; reason is a code, "" where there is nothing to say."""

    name: ClassVar[str] = "conversations.delivery_changed"
    message_id: int
    channel: str
    state: str
    reason: str = ""


@dataclass(frozen=True)
class MessageChanged(ConversationFact):
    """The customer changed her message at the service, or took it back there."""

    name: ClassVar[str] = "conversations.message_changed"
    message_id: int
    unsent: bool


@dataclass(frozen=True)
class Reacted(ConversationFact):
    """The customer set a sign on a message at the service, or took it away ("")."""

    name: ClassVar[str] = "conversations.reacted"
    message_id: int
    sign: str


@dataclass(frozen=True)
class ChannelChanged(ConversationFact):
    """What we say from now on goes out on another channel."""

    name: ClassVar[str] = "conversations.channel_changed"
    before: str
    after: str
