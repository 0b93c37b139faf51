"""What a look-up is, and what it finds: plain, frozen, without Django.

Texts of a declaration may be lazy: they are read in the language of whoever asks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from madoguchi.conversations.shapes import FactsCard
from madoguchi.people.shapes import Viewer
from madoguchi.tasks.shapes import Choice, Field, Proof

from ..dialogue.shapes import Thing

Outcome = Literal["found", "none", "ask", "proof"]
"""found: something was said of it; none: there is nothing; ask: which one; proof: who is asking."""


@dataclass(frozen=True)
class Asked:
    """Who asks, with which values, and her words, which may name more. `language` is hers. last: what was
    talked about before, meant where her words name nothing."""

    viewer: Viewer
    values: Mapping[str, Any] = field(default_factory=dict)
    language: str = "ja"
    said: str = ""
    last: str = ""


@dataclass(frozen=True)
class Candidate(Choice):
    """One of those that may be meant. `day`: when it was; likely: meant when she says no more.

    names: further words by which she may call it. worth: what it costs, to tell the dearest.
    """

    day: date | None = None
    likely: bool = False
    names: tuple[str, ...] = ()
    worth: float = 0


@dataclass(frozen=True)
class Onward:
    """What can be useful next: a label to press, and the task or look-up that it begins for this number."""

    label: str
    kind: Literal["task", "tool"]
    ref: str
    number: str = ""


@dataclass(frozen=True)
class Way:
    """One step of something on its way; state is "done", "now", "later" or "stopped"."""

    label: str
    state: str


@dataclass(frozen=True)
class Found:
    """What a look-up says: `text` says it all, `card`, `way` and `lines` show it where cards can be shown.

    values: plain facts, for flows that branch on them. things: what can be meant afterwards (「それ」).
    """

    text: str
    outcome: Outcome = "found"
    lines: tuple[str, ...] = ()
    card: FactsCard | None = None
    way: tuple[Way, ...] = ()
    options: tuple[Onward, ...] = ()
    link: tuple[str, str] = ("", "")
    values: Mapping[str, Any] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True)
class Ask:
    """Which one is meant has to be asked; `why` comes before the question."""

    input: Field
    choices: tuple[Candidate, ...]
    why: str = ""


@dataclass(frozen=True)
class Tool:
    """A look-up: it changes nothing, and shows nobody what is another customer's.

    proof: what she has to show before it runs. scope: what a representative's mandate must cover; "": it
    shows nothing of anybody's.
    """

    code: str
    title: str
    summary: str
    look: Callable[[Asked], Found]
    inputs: tuple[Field, ...] = ()
    proof: Proof = "known"
    scope: str = ""


class ToolUnknown(LookupError):
    """There is no such look-up."""


class ProofNeeded(Exception):
    """She has to show first who she is."""


class Unsure(Exception):
    """Several are possible; raised by a look-up with what is to be asked."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.input.name)
        self.ask = ask
