"""What a task is and how a run of it stands: plain, frozen, without Django.

Texts of a declaration may be lazy: they are read in the language of whoever looks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Literal

from madoguchi.people.shapes import Viewer

Kind = Literal["text", "long_text", "choice", "choices", "email", "phone", "date", "number", "agree"]
KINDS: tuple[Kind, ...] = (
    "text", "long_text", "choice", "choices", "email", "phone", "date", "number", "agree"
)  # fmt: skip
Proof = Literal["none", "known", "fresh"]
PROOFS: tuple[Proof, ...] = ("none", "known", "fresh")
"""none: anybody; known: a proven address on this browser; fresh: proven anew within FRESH_MINUTES."""
FRESH_MINUTES = 15
Via = Literal["page", "article", "api", "assistant", "desk"]
VIAS: tuple[Via, ...] = ("page", "article", "api", "assistant", "desk")
"""desk: one of our staff does it for her."""
Vouched = Literal["writes", "facts", "called_back", "paper"]
VOUCHED: dict[str, tuple[Vouched, ...]] = {
    "none": (),
    "known": ("writes", "facts", "called_back", "paper"),
    "fresh": ("called_back", "paper"),
}
"""How staff made sure who she is, by the proof that a task needs. writes: she writes from an address that she
has proven; facts: she named facts that only she knows; called_back: we called the number that we have; paper:
she showed a paper."""
State = Literal["started", "completed", "refused", "undone", "abandoned", "helped"]
STATES: tuple[State, ...] = ("started", "completed", "refused", "undone", "abandoned", "helped")
"""helped: matching help, shown on the way, was enough."""
GROUPS = ("orders", "bills", "devices", "profile", "contact")


@dataclass(frozen=True)
class Choice:
    """One of several; one that cannot be chosen says why in `barred`.

    hours: from which hour of the day to which it goes, where it is a time of day; day: on which day alone.
    """

    value: str
    label: str
    note: str = ""
    barred: str = ""
    hours: tuple[int, int] | None = None
    day: date | None = None


@dataclass(frozen=True)
class Situation:
    """Who does it, about whom, with what was filled in so far.

    `viewer` acts; `customer_id` is about whom it is, somebody else when she is represented.
    `act_id` names the act for its owner, so that it counts once.
    """

    viewer: Viewer
    customer_id: int
    values: Mapping[str, Any] = field(default_factory=dict)
    language: str = "ja"
    via: str = "page"
    act_id: str = ""
    page_url: str = ""

    def value(self, name: str) -> Any:
        """What was filled in, or ""."""
        return self.values.get(name, "")


@dataclass(frozen=True)
class Field:
    """One thing to fill in. `choices` and `known` may look at the situation; what is known is prefilled.

    most: letters, the highest number, or days ahead of a date; least: the lowest number or days ahead.
    needed_when: required only then.
    """

    name: str
    label: str
    kind: Kind = "text"
    help: str = ""
    required: bool = True
    choices: tuple[Choice, ...] | Callable[[Situation], tuple[Choice, ...]] = ()
    known: Callable[[Situation], Any] | None = None
    most: int = 200
    least: int = 0
    autocomplete: str = ""
    needed_when: Callable[[Situation], bool] | None = None


@dataclass(frozen=True)
class Advice:
    """Help that may answer the matter before it is sent."""

    title: str
    url: str
    passage: str


@dataclass(frozen=True)
class Step:
    """One page of a task. `check` raises Wrong for what the fields say together."""

    name: str
    title: str
    fields: tuple[Field, ...] | Callable[[Situation], tuple[Field, ...]] = ()
    hint: str = ""
    check: Callable[[Situation], None] | None = None
    advice: Callable[[Situation], tuple[Advice, ...]] | None = None
    empty: str = ""
    """What to say when there is nothing to choose from."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: data to take it back with, a conversation it opened, a page that goes on with it."""

    data: Mapping[str, Any] = field(default_factory=dict)
    conversation_id: int | None = None
    leads_to: str = ""
    number: str = ""
    """The number she can name to us, when the owner gave one."""
    undo_until: datetime | None = None
    """Until when the owner lets it be taken back, when the owner decides."""


@dataclass(frozen=True)
class Task:
    """A declaration: from it come the page, the API and the assistant's tool.

    `effects` says before the yes what will happen; `act` does it, once for each situation's act_id, in the
    caller's transaction; both raise TaskRefused with the reason in words. `undo` takes it back within
    `undo_seconds`. `scope` is what a representative needs; "" means: only for oneself.
    """

    code: str
    title: str
    summary: str
    icon: str
    group: str
    steps: tuple[Step, ...]
    effects: Callable[[Situation], tuple[str, ...]]
    act: Callable[[Situation], Outcome]
    confirmation: str
    proof: Proof = "known"
    scope: str = ""
    undo: Callable[[Situation, Mapping[str, Any]], None] | None = None
    undo_seconds: int = 0
    check: Callable[[Situation], None] | None = None
    done: str = ""
    version: int = 1
    own: bool = False
    """Made by the company itself, by form."""
    before: Callable[[Situation], str] | None = None
    """What has to happen outside of a transaction before the act, safe to repeat; gives the page on which she
    goes on. Raises TaskRefused."""
    money: bool = False
    """It leads to a page where money is paid; the yes itself pays nothing."""
    customer_only: str = ""
    """Why our staff cannot do it for her; "" when they can."""


@dataclass(frozen=True)
class Line:
    """One answer of a run in words, and the step where it can be changed."""

    label: str
    value: str
    step: int


@dataclass(frozen=True)
class Run:
    """How one run of a task stands. `step` is the next to fill; len(task.steps): to be confirmed."""

    reference: str
    task: Task
    customer_id: int
    state: State
    step: int
    via: Via
    values: Mapping[str, Any]
    started_at: datetime
    moved_at: datetime
    ended_at: datetime | None = None
    undo_until: datetime | None = None
    said: tuple[str, ...] = ()
    refusal: str = ""
    conversation_id: int | None = None
    leads_to: str = ""
    number: str = ""
    proven_at: datetime | None = None
    acted_by: int | None = None
    """The customer who acted, when she did it for somebody else."""
    staff_id: int | None = None
    """The member of staff who does it for her."""
    vouched: str = ""
    """How staff made sure who she is."""

    @property
    def code(self) -> str:
        """The task's code."""
        return self.task.code

    @property
    def filled(self) -> bool:
        """Whether only the yes is missing."""
        return self.state == "started" and self.step >= len(self.task.steps)

    def undoable(self, now: datetime) -> bool:
        """Whether it can still be taken back."""
        return self.state == "completed" and self.undo_until is not None and now < self.undo_until


class TaskUnknown(LookupError):
    """There is no such task, or it is switched off."""


class RunUnknown(LookupError):
    """There is no such run, or not for this viewer."""


class Wrong(ValueError):
    """Values that cannot be used: field → what to do. "" stands for the step as a whole."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(", ".join(errors))
        self.errors = dict(errors)


class TaskRefused(Exception):
    """It cannot be done; `code` for programs, `words` with reason and way out for people."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.words = words or code


class ProofNeeded(Exception):
    """She has to prove first who she is; `proof` is what the task asks for."""

    def __init__(self, proof: str) -> None:
        super().__init__(proof)
        self.proof = proof


class TooOften(Exception):
    """Too many tries; later again."""


@dataclass(frozen=True)
class TaskRules:
    """Which of the built-in tasks are not offered."""

    option_name: ClassVar[str] = "tasks.rules"
    off: tuple[str, ...] = ()


@dataclass(frozen=True)
class VersionShape:
    """One version of a task that the company made; at most one is a draft, at most one is live."""

    number: int
    draft: bool
    live: bool
    saved_at: datetime
    saved_by: int | None
    published_at: datetime | None


@dataclass(frozen=True)
class BegunRun:
    """A run as those see it who count: who did which task, how, and what came of it."""

    customer_id: int
    task: str
    via: Via
    state: State
    client_id: str
    started_at: datetime
    ended_at: datetime | None
    conversation_id: int | None


@dataclass(frozen=True)
class Share:
    """How many of how many, with a 95 % interval; n of 0 has none."""

    count: int
    of: int
    low: float | None = None
    high: float | None = None

    @property
    def rate(self) -> float | None:
        """The part, 0 to 1."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True)
class TaskMeasure:
    """What became of the runs of a task that began in a stretch of time."""

    code: str
    title: str
    started: int
    completed: Share
    refused: int
    undone: int
    helped: int
    running: int
    left: tuple[tuple[str, int], ...]
    """Step → how many gave up there, in the order of the steps."""
    median_seconds: float | None
    reverted: Share
    """Of those who ended it or gave up, how many turned to a person within seven days."""


@dataclass(frozen=True)
class ContactMeasure:
    """Of the customers who used a task in that time, and of those who did not: who turned to people."""

    used: Share
    unused: Share
