"""What crosses the assistant's front door."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from madoguchi.conversations.shapes import LinkedArticle
from madoguchi.knowledge.shapes import Hit

from .dialogue.shapes import Handing, Move, Option, Said, Talk, Thing, Wish

__all__ = ["Draft", "Handing", "Matter", "Move", "Option", "Reply", "ReplyKind", "Said", "Turn", "Wish"]

ReplyKind = Literal["answer", "unknown", "person", "greeting", "notice", "task", "choice"]

PROPOSALS = ("example", "intent", "article", "faq")
"""Kinds of what is proposed: a sentence for an intent, a new intent, a better article, a new article."""
DECISIONS = ("waiting", "approved", "rejected")
REJECTIONS = ("wrong", "known", "personal", "rare", "other")
"""Why something proposed was not taken: it is wrong, it is there already, it says too much of somebody, it is
not worth it, or else."""
JUDGEMENTS = ("right", "partly", "wrong")
RESULTS = (
    "solved", "completed", "corrected", "handed_over", "not_solved", "asked_again", "abandoned", "contacted",
    "came_again", "quiet", "open",
)  # fmt: skip
"""What came of a reply; the first that holds. quiet: nothing more was heard for seven days; open: they are
not over."""


@dataclass(frozen=True)
class Draft:
    """What an answer may be worded anew from, by the company's own service: the question and the hits."""

    question: str
    language: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Reply:
    """What the assistant says: text for every channel, and a card where cards can be shown.

    A notice's card: type "notice", passage, title, url, language.
    An answer's card: type "answer", passage, title, url, article_id, language and actions, of which
    "person" is always one; "also" is a second passage with its source, for a second question; "worded" says
    that a service worded the passage, "more" are further sources of that. A choice's card: type "choice",
    choices (article_id, title, language), options (label, note) to press, and actions. Others: type
    "offer" and actions.
    """

    kind: ReplyKind
    text: str
    card: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.0
    """How sure the best article was, when one was looked for."""
    draft: Draft | None = field(default=None, compare=False, repr=False)
    """There is a service that would word this answer: ask it while nothing is locked (`worded`)."""
    about: str = ""
    """What is being done in words, by kind and name."""
    stepwise: bool = False
    """The article that it quotes leads through steps, so that one can go through it together."""

    @property
    def articles(self) -> tuple[LinkedArticle, ...]:
        """The articles it quotes, as links to be remembered with the conversation."""
        if self.article_id is None:
            return ()
        quoted = [self.card, *([self.card["also"]] if "also" in self.card else [])]
        return tuple(LinkedArticle(one["article_id"], one["title"], one["url"]) for one in quoted)

    @property
    def others(self) -> tuple[int, ...]:
        """The second article of two questions, or those between which she is to choose."""
        offered = self.card.get("choices", [self.card["also"]] if "also" in self.card else [])
        return tuple(one["article_id"] for one in offered)

    @property
    def article_id(self) -> int | None:
        """The article it quotes."""
        return self.card.get("article_id")


@dataclass(frozen=True)
class Turn:
    """The assistant's turn in one conversation: what she wrote, what was tried, and how often it failed.

    `round` counts the replies to the same message, `offered`: the last reply offered a person.
    """

    conversation_id: int
    message_id: int
    tried: tuple[int, ...]
    failures: int
    round: int = 0
    offered: bool = False
    choices: tuple[int, ...] = ()
    """The articles between which the last reply let her choose."""
    collections: tuple[str, ...] = ()
    answer_id: int | None = None
    wish: Wish | None = None
    """What the message was understood as."""
    words: str = ""
    """What she wrote."""
    talks: tuple[Talk, ...] = field(default=(), compare=False)
    """What is being done with her in words, as it stands now; see `Move.talks`."""

    shown: tuple[tuple[Thing, ...], ...] = field(default=(), compare=False)
    """What was shown to her and can still be meant, the latest first."""

    def after(self, move: Move | None) -> "Turn":
        """The turn as it stands when this move was made."""
        if move is None:
            return self
        return replace(self, talks=move.talks, shown=(*filter(None, reversed(move.things)), *self.shown))


@dataclass(frozen=True)
class Matter:
    """A matter of the company's own, led through by a flow: its names, and sentences by language. `checks`
    are not learnt; every version must understand them."""

    code: str
    names: Mapping[str, str]
    flow: str
    examples: Mapping[str, tuple[str, ...]]
    checks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
