"""What crosses the front door of crossing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Why = Literal["asked", "staff", "urgent", "topic", "closed", "wait", "files", "prefers", "left"]
WHYS: tuple[Why, ...] = ("asked", "staff", "urgent", "topic", "closed", "wait", "files", "prefers", "left")
"""Why another channel: she asked for it, staff saw fit, it is urgent, the company's rule for the topic,
nobody works now, the wait is long, pictures are needed, she prefers it, she has left the chat."""

By = Literal["customer", "agent", "assistant", "system"]
State = Literal["open", "taken", "dropped"]

PARTS = ("identity", "proof", "intent", "steps", "transcript", "articles", "forms")
"""What travels with a conversation."""


@dataclass(frozen=True)
class Known:
    """One thing by which she is known, and how that was proven; "" where it was not."""

    kind: str
    value: str
    proven_how: str


@dataclass(frozen=True)
class Step:
    """One thing that was tried: what was asked, what came of it, what she said of it."""

    asked: str
    outcome: str
    about: str
    solved: bool | None


@dataclass(frozen=True)
class Said:
    """One line that she has read or written."""

    sequence: int
    author: str
    channel: str
    text: str


@dataclass(frozen=True)
class Seen:
    """An article she saw, and how it came up."""

    article_id: int
    title: str
    role: str


@dataclass(frozen=True)
class Filled:
    """A form that was begun: its task, and what was filled in, in words (label, value)."""

    task: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TransferPacket:
    """Everything that travels with a conversation to another channel, so that nothing is asked twice."""

    conversation_id: int
    number: str
    language: str
    name: str
    identity: tuple[Known, ...]
    wish: str
    intent: str
    steps: tuple[Step, ...]
    transcript: tuple[Said, ...]
    articles: tuple[Seen, ...]
    forms: tuple[Filled, ...]

    @property
    def proof(self) -> tuple[Known, ...]:
        """What of her identity was proven, and how."""
        return tuple(one for one in self.identity if one.proven_how)

    @property
    def held(self) -> tuple[str, ...]:
        """The parts that hold something."""
        return tuple(part for part in PARTS if getattr(self, part))


@dataclass(frozen=True)
class CrossingShape:
    """One crossing as it stands. `code` can be said or typed, `token` stands in a link; both work once."""

    id: int
    conversation_id: int
    before: str
    after: str
    why: Why
    by: By
    state: State
    code: str
    token: str
    made_at: datetime
    expires_at: datetime
    taken_at: datetime | None


@dataclass(frozen=True)
class Taken:
    """A crossing as those see it who count: from where to where, why, and which parts of the packet held
    something."""

    conversation_id: int
    before: str
    after: str
    why: Why
    held: tuple[str, ...]


class CrossingRefused(Exception):
    """It does not go there: "same" channel, "closed" conversation, "gone" (expired, used, or never there)."""

    def __init__(self, reason: Literal["same", "closed", "gone"]) -> None:
        super().__init__(reason)
        self.reason = reason
