"""Conversations, what is said in them, and how it goes out."""

from .conversations import (
    AWAITS_FIRST_REPLY,
    LIVE,
    ArticleLink,
    Conversation,
    Follower,
    Mention,
    Merge,
    Message,
    MessageAttachment,
    ReadMark,
)
from .deliveries import Delivery, DeliveryPart, OutsideChange, OutsideReaction
from .saved_replies import SavedReply, SavedReplyTeam, SavedReplyUse

__all__ = [
    "AWAITS_FIRST_REPLY",
    "LIVE",
    "ArticleLink",
    "Conversation",
    "Delivery",
    "DeliveryPart",
    "Follower",
    "Mention",
    "Merge",
    "Message",
    "MessageAttachment",
    "OutsideChange",
    "OutsideReaction",
    "ReadMark",
    "SavedReply",
    "SavedReplyTeam",
    "SavedReplyUse",
]
