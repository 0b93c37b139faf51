"""What crosses the assistant's front door."""

from dataclasses import dataclass, field
from typing import Any, Literal

from madoguchi.conversations.shapes import LinkedArticle

from .dialogue.shapes import Move, Option, Said

__all__ = ["Move", "Option", "Reply", "ReplyKind", "Said", "Turn"]

ReplyKind = Literal["answer", "unknown", "person", "greeting", "notice", "task"]


@dataclass(frozen=True)
class Reply:
    """What the assistant says: text for every channel, and a card where cards can be shown.

    A notice's card: type "notice", passage, title, url, language.
    An answer's card: type "answer", passage, title, url, article_id, language and actions, of which
    "person" is always one. Others: type "offer" and actions.
    """

    kind: ReplyKind
    text: str
    card: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.0
    """How sure the best article was, when one was looked for."""

    @property
    def articles(self) -> tuple[LinkedArticle, ...]:
        """The article it quotes, as a link to be remembered with the conversation."""
        if self.article_id is None:
            return ()
        return (LinkedArticle(self.article_id, self.card["title"], self.card["url"]),)

    @property
    def article_id(self) -> int | None:
        """The article it quotes."""
        return self.card.get("article_id")


@dataclass(frozen=True)
class Turn:
    """The assistant's turn in one conversation: what was tried, and how often it failed.

    `round` counts the replies to the same message, `offered`: the last reply offered a person.
    """

    conversation_id: int
    message_id: int
    tried: tuple[int, ...]
    failures: int
    round: int = 0
    offered: bool = False
    collections: tuple[str, ...] = ()
    answer_id: int | None = None
