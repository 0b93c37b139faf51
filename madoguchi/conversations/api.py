"""The front door of conversations. Acts take keywords and an actor; queries take a viewer first."""

from .actions.handling import assign, hand_to_assistant, hand_to_queue, release, set_team
from .actions.labels import set_priority, set_subject, set_tags, set_topic
from .actions.linking import judge_answer, link_articles
from .actions.moving import move_customer
from .actions.reading import mark_read, typing
from .actions.receiving import receive
from .actions.states import close, reopen, resolve, snooze, wait, wake, wake_due
from .actions.writing import answer, note, reply, tell
from .queries.lists import conversation, counts, current_for_customer, earlier, inbox, several
from .queries.packets import articles, packet, shown_articles
from .queries.searching import search
from .queries.threads import (
    customer_of,
    file_visible_to,
    may_see,
    message,
    read_up_to,
    since,
    thread,
    thread_of,
)
from .queries.workload import assigned_open, brief, open_load, silent, words_of
from .shapes import (
    ArticleRefShape,
    AttachmentRef,
    Brief,
    ConversationClosed,
    ConversationShape,
    ConversationUnknown,
    Found,
    GivenAnswer,
    InboundMessage,
    LinkedArticle,
    MessageShape,
    NotPossible,
    PacketShape,
    Page,
    Received,
)

__all__ = [
    "ArticleRefShape",
    "AttachmentRef",
    "Brief",
    "ConversationClosed",
    "ConversationShape",
    "ConversationUnknown",
    "Found",
    "GivenAnswer",
    "InboundMessage",
    "LinkedArticle",
    "MessageShape",
    "NotPossible",
    "PacketShape",
    "Page",
    "Received",
    "answer",
    "articles",
    "assign",
    "assigned_open",
    "brief",
    "close",
    "conversation",
    "counts",
    "current_for_customer",
    "customer_of",
    "earlier",
    "file_visible_to",
    "hand_to_assistant",
    "hand_to_queue",
    "inbox",
    "judge_answer",
    "link_articles",
    "mark_read",
    "may_see",
    "message",
    "move_customer",
    "note",
    "open_load",
    "packet",
    "read_up_to",
    "receive",
    "release",
    "reopen",
    "reply",
    "resolve",
    "search",
    "set_priority",
    "set_subject",
    "set_tags",
    "set_team",
    "set_topic",
    "several",
    "shown_articles",
    "silent",
    "since",
    "snooze",
    "tell",
    "thread",
    "thread_of",
    "typing",
    "wait",
    "wake",
    "wake_due",
    "words_of",
]
