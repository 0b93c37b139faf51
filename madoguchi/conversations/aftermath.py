"""What became of conversations, for those who learn from them: plain, without Django."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Aftermath:
    """Where a conversation came from and where it went. `came_at`: when it came to people, None if never."""

    conversation_id: int
    customer_id: int
    channel: str
    language: str
    topic: str
    came_at: datetime | None
    resolved_at: datetime | None
    last_customer_at: datetime | None


@dataclass(frozen=True)
class SaidLine:
    """One public line in words, by the customer or an agent."""

    message_id: int
    author_kind: str
    words: str
    at: datetime


@dataclass(frozen=True)
class UsedArticle:
    """An article that came up in a conversation; role is shown, read, sent or linked."""

    article_id: int
    role: str
    at: datetime
