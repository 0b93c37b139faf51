"""What conversations hands to the other contexts: plain, frozen, without Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from .cards import FactsCard as FactsCard
from .channel_shapes import DELIVERY_STATES as DELIVERY_STATES
from .channel_shapes import Capabilities as Capabilities
from .channel_shapes import Channel as Channel
from .channel_shapes import Choice as Choice
from .channel_shapes import DeliveryShape as DeliveryShape
from .channel_shapes import Detour as Detour
from .channel_shapes import FileRules as FileRules
from .channel_shapes import InboundMessage as InboundMessage
from .channel_shapes import LetterFrame as LetterFrame
from .channel_shapes import Outgoing as Outgoing
from .channel_shapes import OutgoingFile as OutgoingFile
from .channel_shapes import QuotedLine as QuotedLine
from .channel_shapes import by_number as by_number
from .matters import Matter as Matter
from .matters import NotedContact as NotedContact
from .saved_reply_shapes import ReplyRefused as ReplyRefused
from .saved_reply_shapes import SavedReplyShape as SavedReplyShape
from .vocabulary import CODE_FIELDS as CODE_FIELDS
from .vocabulary import Term as Term
from .vocabulary import Vocabulary as Vocabulary

STATUSES = ("open", "waiting", "snoozed", "resolved", "closed")
HANDLERS = ("assistant", "queue", "agent")
LOW, NORMAL, HIGH, URGENT = 1, 2, 3, 4


class ConversationUnknown(LookupError):
    """There is no such conversation, or not for this viewer."""


class ConversationClosed(Exception):
    """The conversation is closed for good; a new one is needed."""


class NotPossible(Exception):
    """The act does not fit the conversation's state; reason is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CodesMissing(Exception):
    """Codes that the company requires are not set; `fields` names them."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


@dataclass(frozen=True)
class Received:
    """What became of a message: created is False for a repeat, opened when it began a conversation,
    reopened when it woke a resolved one. assignee_id is the agent who has the conversation, if one has.
    unsent: she took it back before it came, and its words were not kept."""

    conversation_id: int
    message_id: int
    sequence: int
    created: bool
    opened: bool = False
    reopened: bool = False
    assignee_id: int | None = None
    unsent: bool = False


@dataclass(frozen=True)
class AttachmentRef:
    """A file of a message; url leads to the access-checked download."""

    id: UUID
    name: str
    media_type: str
    size: int
    url: str


@dataclass(frozen=True)
class MessageShape:
    """One line of a thread. body is in the viewer's language for system lines."""

    id: int
    conversation_id: int
    sequence: int
    author_kind: str
    author_name: str
    staff_id: int | None
    kind: str
    body: str
    card: Mapping[str, Any]
    channel: str
    language: str
    client_id: str
    created_at: datetime
    attachments: tuple[AttachmentRef, ...] = ()
    private: bool = False
    mention_ids: tuple[int, ...] = ()
    redacted: bool = False
    delivery: DeliveryShape | None = None
    reaction: str = ""
    """The sign that the customer set on it at the service."""
    quotes: QuotedLine | None = None
    """The earlier line that the customer answers with it, as she marked it at the service."""

    @property
    def unsent(self) -> bool:
        """Whether the customer took it back at the service; its words are gone."""
        return bool(self.card.get("unsent"))

    @property
    def words(self) -> str:
        """The body as it stands where cards are drawn: without the lines that a card of facts says again."""
        return self.body.partition("\n")[0] if self.card.get("facts") else self.body


@dataclass(frozen=True)
class Brief:
    """Where a conversation stands, for other contexts: no words of anybody's."""

    id: int
    number: str
    status: str
    handler: str
    priority: int
    team_id: int | None
    assignee_id: int | None
    customer_id: int
    channel: str
    language: str
    waiting_since: datetime | None
    last_sequence: int


@dataclass(frozen=True)
class ConversationShape:
    """A conversation as a list row and as a head. For customers, staff-only parts are empty; of the promise
    they have reply_due_at alone, as long as nobody has answered.

    reply_…: since when people owe a first reply, when the warning and the end of the time promised are
    (None without a target, or when the promise was lifted); first_replied_at: when an agent first answered.
    """

    id: int
    number: str
    subject: str
    status: str
    handler: str
    priority: int
    tags: tuple[str, ...]
    team_id: int | None
    assignee_id: int | None
    assignee_name: str
    customer_id: int
    customer_name: str
    topic: str
    channel: str
    language: str
    current: bool
    created_at: datetime
    last_message_at: datetime
    last_customer_at: datetime | None
    waiting_since: datetime | None
    snoozed_until: datetime | None
    resolved_at: datetime | None
    last_line: str
    last_author: str
    last_sequence: int
    unread_for_staff: int
    unread_for_customer: int
    reply_started_at: datetime | None = None
    reply_warn_at: datetime | None = None
    reply_due_at: datetime | None = None
    first_replied_at: datetime | None = None
    request_type: str = ""
    reason: str = ""
    outcome: str = ""
    escalated_at: datetime | None = None
    escalated_by_id: int | None = None
    spam: bool = False
    merged_into_id: int | None = None

    @property
    def heading(self) -> str:
        """What to call it: its subject; where it has none, what she said last; else its number."""
        hers = self.last_line if self.last_author == "customer" else ""
        return self.subject or hers or self.number

    def reply_state(self, now: datetime) -> str:
        """How the promise of a first reply stands: "" (none), running, soon, late; or kept, missed."""
        if self.reply_due_at is None or self.reply_warn_at is None:
            return ""
        if self.first_replied_at is not None:
            return "kept" if self.first_replied_at <= self.reply_due_at else "missed"
        if self.status in ("resolved", "closed") or self.handler == "assistant":
            return "missed"
        if now >= self.reply_due_at:
            return "late"
        return "soon" if now >= self.reply_warn_at else "running"


@dataclass(frozen=True)
class Page:
    """One page of a list; cursor is "" on the last one."""

    rows: tuple[ConversationShape, ...]
    cursor: str


@dataclass(frozen=True)
class Window:
    """A stretch of time, half-open: since ≤ moment < until."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Figures:
    """What was counted, by figure; the median time to the first reply; since when the longest waits.

    `oldest` is when the oldest conversation still with people began. None where nothing was counted.
    """

    counts: Mapping[str, int]
    median_reply: timedelta | None = None
    longest_since: datetime | None = None
    oldest: datetime | None = None


@dataclass(frozen=True)
class Found:
    """A conversation that a search found, with the line that matched ("" when its number or customer did)."""

    conversation: ConversationShape
    line: str
    sequence: int | None


@dataclass(frozen=True)
class ArticleRefShape:
    """An article that came up in a conversation; role is shown, read, sent or linked."""

    article_id: int
    title: str
    url: str
    role: str
    at: datetime


@dataclass(frozen=True)
class GivenAnswer:
    """What the assistant answered to which question; helpful is None when nobody said."""

    question: str
    answer: str
    source_title: str
    source_url: str
    helpful: bool | None
    at: datetime
    message_id: int = 0


@dataclass(frozen=True)
class ProofShape:
    """An identity and how it was proven, for the packet."""

    kind: str
    value: str
    proven_at: datetime | None
    proven_how: str


@dataclass(frozen=True)
class PacketShape:
    """Everything that travels with a conversation, so that nobody asks the customer twice."""

    conversation_id: int
    wish: str
    language: str
    channel: str
    page_url: str
    customer_name: str
    answers: tuple[GivenAnswer, ...] = ()
    articles: tuple[ArticleRefShape, ...] = ()
    identities: tuple[ProofShape, ...] = ()
    earlier: int = 0
    said: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class LinkedArticle:
    """An article to remember in a conversation, with title and address as they are now."""

    article_id: int
    title: str
    url: str


@dataclass(frozen=True)
class Contact:
    """A customer came to people with this conversation, at that moment."""

    customer_id: int
    conversation_id: int
    at: datetime


@dataclass(frozen=True)
class SettledMatter:
    """A matter that people settled: what was first asked in it, when, and when it came to people."""

    conversation_id: int
    customer_id: int
    words: str
    language: str
    asked_at: datetime
    came_at: datetime


@dataclass(frozen=True)
class MergeShape:
    """Two conversations that became one: kept has everything, gone points to it; undone until `until`."""

    id: int
    kept_id: int
    kept_number: str
    gone_id: int
    gone_number: str
    staff_id: int
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Condition:
    """One condition of a list of one's own: a field, how it is compared, and with what."""

    field: str
    op: str
    value: str


@dataclass(frozen=True)
class Conditions:
    """What a list of one's own holds: all of the ones, and any of the others."""

    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()


class ConditionRefused(ValueError):
    """A condition that nothing can be compared with; field says which ("many" when there are too many)."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class TakeBack:
    """For how many seconds a reply may be taken back after it was sent; 0 switches that off."""

    option_name: ClassVar[str] = "conversations.take_back"

    seconds: int = 10


@dataclass(frozen=True)
class TakenBackReply:
    """A reply that was taken back: its text and answers, and whether the customer had already seen it."""

    text: str
    read: bool
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class News:
    """The latest public line of a conversation that staff_id follows; by: the colleague who wrote it."""

    conversation_id: int
    staff_id: int
    message_id: int
    by: int | None
