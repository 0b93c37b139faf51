"""A flow: steps that lead a customer from her wish to its end, as plain data. No Django.

Every step has a name, does one thing, says something in Japanese and English, and leads on by its exits. An
exit that is not named leads to the step below it, or, from the last one, to the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from madoguchi.tasks.shapes import Kind as FieldKind

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")
StepKind = Literal["ask", "check", "branch", "call", "confirm", "answer", "hand_over"]
Checked = Literal["value", "customer", "hours"]
CHECKED: tuple[Checked, ...] = ("value", "customer", "hours")
Source = Literal["text", "article", "tree", "find"]
SOURCES: tuple[Source, ...] = ("article", "tree", "find", "text")
Ending = Literal["end", "person"]
Word = TypeVar("Word", bound=str)

END: Ending = "end"
PERSON: Ending = "person"
"""Where every flow may lead besides its steps: it is over, or people take over (by a step of that name, where
there is one)."""
ENDS: tuple[Ending, ...] = (END, PERSON)

FIELDS: tuple[FieldKind, ...] = ("choice", "text", "long_text", "number", "date", "email", "phone")
CUSTOMER_FACTS = ("known", "orders", "open_bills", "devices")
"""What can be checked of a customer: she has proven who she is, has ordered, owes, owns something."""
WORDS_OF_HERS = "words"
"""The value that holds the message with which the flow began."""
MOST_STEPS, MOST_CHOICES, MOST_EXAMPLES, LONGEST_WORDS, LONGEST_NAME = 60, 12, 40, 1_000, 40


def among(text: str, allowed: Iterable[Word]) -> Word | None:
    """The one of these words that a text is; None for any other."""
    return next((one for one in allowed if one == text), None)


@dataclass(frozen=True)
class Words:
    """One text in both languages; where one is missing the other is read."""

    ja: str = ""
    en: str = ""

    def to(self, language: str) -> str:
        """The text for a reader of this language."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which nothing is written, where something is in the other."""
        return tuple(one for one in LANGUAGES if not getattr(self, one)) if self.ja or self.en else ()

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)


NOTHING = Words()


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    value: str
    label: Words


@dataclass(frozen=True)
class Ask:
    """The customer is asked for a value; `into` names it, "" for the step's own name."""

    field: FieldKind = "text"
    into: str = ""
    choices: tuple[Option, ...] = ()
    help: Words = NOTHING
    least: int = 0
    most: int = 200


@dataclass(frozen=True)
class Check:
    """A question to what is known. value: one of `any_of`, or from `least` to `most`, or anything at all."""

    what: Checked = "hours"
    name: str = ""
    any_of: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Branch:
    """The way depends on a value; each case is an exit by its value, `else` the one for all others."""

    value: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Call:
    """A task is done with her, or a tool looks something up, whose findings are called `into`.something."""

    kind: Literal["task", "tool"] = "task"
    code: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    into: str = ""


@dataclass(frozen=True)
class Confirm:
    """A question that is answered by yes or no, with the words of the two buttons."""

    agree: Words = NOTHING
    refuse: Words = NOTHING


@dataclass(frozen=True)
class Answer:
    """Something is said: words alone, an article, the questions of a troubleshooting one, or what is found.

    `ref` is the article's name in its address, or what is looked for ("{product} {words}").
    """

    source: Source = "text"
    ref: str = ""


@dataclass(frozen=True)
class HandOver:
    """People take over: a team by its short name, "" for everybody, and why, for those who take over."""

    team: str = ""
    reason: Words = NOTHING


Does = Ask | Check | Branch | Call | Confirm | Answer | HandOver
KINDS: Mapping[StepKind, type] = {
    "ask": Ask, "check": Check, "branch": Branch, "call": Call, "confirm": Confirm, "answer": Answer,
    "hand_over": HandOver,
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One step. `exits`: where it leads, as far as it is said; `line`: where it stands in the text."""

    name: str
    does: Does
    say: Words = NOTHING
    exits: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)

    @property
    def kind(self) -> StepKind:
        """What it does, in a word."""
        return next(kind for kind, made in KINDS.items() if isinstance(self.does, made))

    @property
    def into(self) -> str:
        """The value that it fills; "" for none."""
        if isinstance(self.does, Ask):
            return self.does.into or self.name
        return self.does.into if isinstance(self.does, Call) else ""

    @property
    def ways(self) -> tuple[str, ...]:
        """The names of all its exits, the ordinary one first."""
        match self.does:
            case Check() | Confirm():
                return ("then", "else")
            case Branch(cases=cases):
                return (*cases, "else")
            case Call():
                return ("then", "failed")
            case Answer(source="tree"):
                return ("then", "unsolved", "none")
            case Answer(source="article"):
                return ("then", "none")
            case Answer(source="find"):
                return ("then", "unsolved", "none")
            case HandOver():
                return ()
        return ("then",)

    @property
    def waits(self) -> bool:
        """Whether the customer has a say in it, so that it cannot go round in circles by itself."""
        return self.kind in ("ask", "confirm")


@dataclass(frozen=True)
class Line:
    """One message of an example, and what must and must not be heard upon it."""

    you: str
    hears: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """What an example takes for granted: what tasks come to ("done", "left"), what tools find."""

    known: bool = True
    open: bool = True
    tasks: Mapping[str, str] = field(default_factory=dict)
    tools: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    customer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Example:
    """A dialogue that has to go so: kept with the flow, run before it is published."""

    name: str
    language: Language = "ja"
    given: Given = field(default_factory=Given)
    talk: tuple[Line, ...] = ()
    ends: Ending | Literal[""] = ""
    """How it must have ended; "" for no matter."""


@dataclass(frozen=True)
class Flow:
    """A whole flow. `code` is its name in wishes; the first step is where everybody begins."""

    code: str
    title: Words = NOTHING
    about: Words = NOTHING
    steps: tuple[Step, ...] = ()
    examples: tuple[Example, ...] = ()

    def step(self, name: str) -> Step | None:
        """The step of this name."""
        return next((one for one in self.steps if one.name == name), None)

    def goal(self, step: Step, way: str) -> str:
        """Where an exit leads: the name of a step, or one of the ends."""
        if way in step.exits:
            return step.exits[way]
        return DEFAULTS.get(way) or self.below(step)

    def below(self, step: Step) -> str:
        """The step that stands below this one; the end after the last."""
        names = [one.name for one in self.steps]
        at = names.index(step.name) + 1
        return names[at] if at < len(names) else END

    def goals(self, step: Step) -> Iterator[tuple[str, str]]:
        """Every exit of a step with where it leads."""
        for way in step.ways:
            yield way, self.goal(step, way)

    def with_step(self, name: str, new: Step) -> "Flow":
        """The same with one step replaced; where its name changed, whatever leads to it follows."""
        steps = tuple(new if one.name == name else one for one in self.steps)
        moved = tuple(
            replace(one, exits={way: new.name if to == name else to for way, to in one.exits.items()})
            for one in steps
        )
        return replace(self, steps=moved)


DEFAULTS: Mapping[str, str] = {"failed": PERSON, "unsolved": PERSON}
"""Exits that lead to a person, where nothing else is said."""
