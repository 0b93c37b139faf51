"""The front door of conversations. Acts take keywords and an actor; queries take a viewer first."""

from .actions.alarms import renew_promises, tell_due
from .actions.escalating import escalate, settle_escalation
from .actions.filing import classify
from .actions.following import follow, unfollow
from .actions.handling import assign, hand_to_assistant, hand_to_queue, release, set_team
from .actions.labels import set_priority, set_subject, set_tags, set_topic
from .actions.linking import judge_answer, link_articles
from .actions.merging import merge, unmerge
from .actions.moving import move_customer
from .actions.reading import mark_read, typing
from .actions.receiving import receive
from .actions.saved_replies import remove_saved_reply, save_reply
from .actions.spam import lift_spam, mark_spam
from .actions.states import close, reopen, resolve, snooze, wait, wake, wake_due
from .actions.taking_back import take_back, take_back_until
from .actions.transcripts import mail_transcript
from .actions.writing import answer, note, reply, tell
from .promises import FirstReplyTargets, PromiseShape, ReplyMinutes, TeamMinutes
from .queries.conditions import names_status
from .queries.figures import (
    count_figure,
    each_figure_row,
    figure_rows,
    figures,
    figures_over_time,
    parts_of,
)
from .queries.lists import conversation, counts, current_for_customer, earlier, inbox, matching, several
from .queries.packets import articles, packet, shown_articles
from .queries.promises import promise
from .queries.relations import followers, merged_into, merges, numbered
from .queries.saved_replies import saved_replies, saved_reply
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
from .queries.transcripts import Transcript, transcript
from .queries.workload import anybody_was_answered, assigned_open, brief, open_load, silent, words_of
from .shapes import (
    CODE_FIELDS,
    ArticleRefShape,
    AttachmentRef,
    Brief,
    CodesMissing,
    Condition,
    ConditionRefused,
    Conditions,
    ConversationClosed,
    ConversationShape,
    ConversationUnknown,
    Figures,
    Found,
    GivenAnswer,
    InboundMessage,
    LinkedArticle,
    MergeShape,
    MessageShape,
    NotPossible,
    PacketShape,
    Page,
    Received,
    ReplyRefused,
    SavedReplyShape,
    TakeBack,
    TakenBackReply,
    Term,
    Vocabulary,
    Window,
)
from .uploads import UploadRefused, keep_upload
from .words import CHANNELS, CODE_LABELS, term_name

__all__ = [
    "Condition",
    "ConditionRefused",
    "Conditions",
    "matching",
    "FirstReplyTargets",
    "PromiseShape",
    "ReplyMinutes",
    "TeamMinutes",
    "promise",
    "renew_promises",
    "tell_due",
    "ArticleRefShape",
    "AttachmentRef",
    "Brief",
    "CODE_FIELDS",
    "CODE_LABELS",
    "CodesMissing",
    "CHANNELS",
    "ConversationClosed",
    "ConversationShape",
    "ConversationUnknown",
    "Figures",
    "Found",
    "GivenAnswer",
    "InboundMessage",
    "LinkedArticle",
    "MergeShape",
    "MessageShape",
    "NotPossible",
    "PacketShape",
    "Page",
    "Received",
    "ReplyRefused",
    "SavedReplyShape",
    "TakeBack",
    "TakenBackReply",
    "Term",
    "Vocabulary",
    "Window",
    "Transcript",
    "UploadRefused",
    "answer",
    "anybody_was_answered",
    "articles",
    "assign",
    "assigned_open",
    "brief",
    "classify",
    "close",
    "conversation",
    "count_figure",
    "counts",
    "current_for_customer",
    "customer_of",
    "each_figure_row",
    "earlier",
    "figure_rows",
    "escalate",
    "figures",
    "figures_over_time",
    "file_visible_to",
    "follow",
    "followers",
    "hand_to_assistant",
    "hand_to_queue",
    "inbox",
    "judge_answer",
    "lift_spam",
    "keep_upload",
    "link_articles",
    "mail_transcript",
    "mark_read",
    "mark_spam",
    "may_see",
    "merge",
    "merged_into",
    "merges",
    "message",
    "move_customer",
    "names_status",
    "note",
    "numbered",
    "open_load",
    "packet",
    "parts_of",
    "read_up_to",
    "receive",
    "release",
    "reopen",
    "remove_saved_reply",
    "reply",
    "resolve",
    "save_reply",
    "saved_replies",
    "saved_reply",
    "search",
    "set_priority",
    "set_subject",
    "set_tags",
    "set_team",
    "set_topic",
    "settle_escalation",
    "several",
    "shown_articles",
    "silent",
    "since",
    "snooze",
    "take_back",
    "take_back_until",
    "tell",
    "term_name",
    "thread",
    "transcript",
    "thread_of",
    "typing",
    "unfollow",
    "unmerge",
    "wait",
    "wake",
    "wake_due",
    "words_of",
]
