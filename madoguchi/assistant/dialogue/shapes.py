"""What is said and kept while the assistant does something for a customer: plain, without Django.

The state of a talk is plain JSON, so that it lies in the dialogue's row and survives any restart.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, Protocol

from madoguchi.people.shapes import Viewer

Waits = Literal["proof", "field", "yes", "done", "turn", "other"]
"""What the assistant waits for: a proof who she is, an answer, the yes, a word that takes it back or goes on
from what was done; or it is what waits for its turn, or for the end of another talk that it put on top."""

Kind = Literal["task", "tool", "flow"]
"""What is carried out in words: a task is done, something is looked up, or a flow leads through steps."""
CARRIED: tuple[Kind, ...] = ("task", "tool", "flow")

Aim = Literal["task", "tool", "flow", "article", "person", "nothing"]
"""Where a wish leads: to one of these kinds, straight to an article, to people, or only to the articles."""

LATEST = -1
"""The step at which a run stands."""


@dataclass(frozen=True)
class Thing:
    """Something of hers or ours that was shown: `kind` is the field by which a look-up takes it (order, bill,
    product, case, device), `tool` the look-up that tells of it. worth, day (ISO) and name tell it from
    others."""

    kind: str
    value: str
    tool: str
    worth: float = 0
    day: str = ""
    name: str = ""


@dataclass(frozen=True)
class Heard:
    """One message of a customer, and who she is. `number` names it, so that it begins a task once.

    shown: what was shown to her before, the latest first, what was listed together as one group. about: which
    of it she means, where her words do not name it.
    """

    text: str
    number: int
    viewer: Viewer
    language: str = "ja"
    shown: tuple[tuple[Thing, ...], ...] = ()
    about: str = ""

    @property
    def named(self) -> str:
        """Her words, with the number of what she means."""
        return f"{self.text} {self.about}".strip()


@dataclass(frozen=True)
class Wish:
    """What a message asks for, by the name of the task, tool or flow, and how likely it is meant (0 to 1).

    `ref` of an article is its number. `intent`: as what it was understood, by this `version` (0: what came
    with the product). said: the part of the message that asks for it; "" for all of it. later: what else it
    asks for. besides: what it asks besides, for the articles.
    """

    kind: Aim
    ref: str
    chance: float = 1.0
    intent: str = ""
    version: int = 0
    said: str = ""
    later: tuple["Wish", ...] = ()
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    """One answer to click, or to name by its number; what is sent is its label."""

    label: str
    note: str = ""


AGAIN = "again:"
"""Before the name of what is asked once more with good reason."""


@dataclass(frozen=True)
class Said:
    """One thing that the assistant says. `proof`: the customer can confirm her address right here.

    thing: what is known of an order, a bill or a product, as conversations.FactsCard keeps it. way: the steps
    of something on its way (label, state).
    """

    text: str
    options: tuple[Option, ...] = ()
    facts: tuple[str, ...] = ()
    link: tuple[str, str] = ("", "")
    proof: bool = False
    thing: Mapping[str, Any] = field(default_factory=dict)
    way: tuple[Mapping[str, str], ...] = ()
    asks: str = ""
    """What it wants to know, by a name of its own; `AGAIN` before it where her answer was no use, or taken
    back."""

    def card(self) -> dict[str, Any]:
        """What lies below the text where cards can be shown; nothing for a plain sentence."""
        found: dict[str, Any] = {}
        if self.options:
            found["options"] = [asdict(option) for option in self.options]
        if self.facts:
            found["lines"] = list(self.facts)
        if self.link[1]:
            found |= {"link": self.link[0], "url": self.link[1]}
        if self.proof:
            found["proof"] = True
        if self.thing:
            found["facts"] = dict(self.thing)
        if self.way:
            found["way"] = [dict(step) for step in self.way]
        if self.asks:
            found["asks"] = self.asks
        return {"type": "talk", **found} if found else {}


@dataclass(frozen=True)
class Talk:
    """Something that is being done in words: `kind` says what it is, `ref` which one.

    run: the task's reference, "" as long as nothing was begun. given: what is known before it begins.
    values: the answers to the step that is being filled. asked: the field that was asked for last.
    place: an earlier step that she went back to.
    """

    ref: str
    waits: Waits
    kind: Kind = "task"
    run: str = ""
    asked: str = ""
    tries: int = 0
    place: int = LATEST
    given: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    def asking(self, name: str) -> "Talk":
        """The same, now waiting for this field."""
        return replace(self, waits="field", asked=name, tries=0)


@dataclass(frozen=True)
class Shown:
    """An article that was shown."""

    article_id: int
    title: str
    url: str


@dataclass(frozen=True)
class Handing:
    """To whom it is handed over, a team by its short name or "" for everybody, and why, for those people."""

    team: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Move:
    """What the assistant does next: what it says, what it is about then, and whether people take over.

    `talks`: what is under way afterwards, the one that is talked about first, then what waits behind it.
    """

    said: tuple[Said, ...]
    talks: tuple[Talk, ...] = ()
    person: bool = False
    handing: Handing | None = None
    shown: tuple[Shown, ...] = ()
    things: tuple[tuple[Thing, ...], ...] = ()
    """What it shows that can be meant afterwards, in its order; what is listed together is one group."""
    matter: str = ""
    """What it was about, where that has ended with it."""

    @property
    def about(self) -> str:
        """What it is about, by kind and name: "task:cancel-order"; "" where there is no such thing."""
        return f"{self.talks[0].kind}:{self.talks[0].ref}"[:80] if self.talks else self.matter[:80]


class Carrier(Protocol):
    """What carries one kind of talk; each answer is a move whose first talk is the one that it is about."""

    def begin(self, ref: str, heard: Heard, *, proven: bool = False) -> Move:
        """Begin it. proven: she has just shown who she is."""

    def go_on(self, talk: Talk, heard: Heard, *, free: bool = True) -> Move | None:
        """What her words bring about; None where they are no answer. free: any words may be one."""

    def proven(self, talk: Talk, heard: Heard) -> Move:
        """She has just shown who she is."""

    def again(self, talk: Talk, heard: Heard) -> Said | None:
        """What was asked last, once more."""

    def title(self, talk: Talk) -> str:
        """What it is about, in a few words."""


def stored(talks: tuple[Talk, ...]) -> list[dict[str, Any]]:
    """As it lies in the dialogue's row."""
    return [asdict(talk) for talk in talks]


def restored(rows: list[dict[str, Any]]) -> tuple[Talk, ...]:
    """What was stored; what another release wrote is left out."""
    known = set(Talk.__dataclass_fields__)
    return tuple(Talk(**row) for row in rows if set(row) <= known and {"ref", "waits"} <= set(row))
