"""Facts about mentions: ids, codes and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class MentionFact(Fact):
    """What every fact about a mention carries."""

    mention_id: int
    source_id: int


@dataclass(frozen=True)
class MentionAnswered(MentionFact):
    """We answered in public. how: "posted" (by us, there) or "by_hand"."""

    name: ClassVar[str] = "listening.answered"
    how: str


@dataclass(frozen=True)
class MentionTakenUp(MentionFact):
    """A mention became a conversation."""

    name: ClassVar[str] = "listening.taken_up"
    conversation_id: int
    customer_id: int


@dataclass(frozen=True)
class MentionIgnored(MentionFact):
    """Somebody decided to leave a mention alone; why is one of `shapes.IGNORED`."""

    name: ClassVar[str] = "listening.ignored"
    why: str


@dataclass(frozen=True)
class AuthorForgotten(Fact):
    """Somebody asked to be forgotten: so many mentions went, and none of hers will come again."""

    name: ClassVar[str] = "listening.author_forgotten"
    source_id: int
    mentions: int
