"""One step of a flow is taken: what it says, and by which exit it leads on, or that it waits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.tasks.shapes import Choice

from ..dialogue.shapes import Option, Said
from .shapes import WORDS_OF_HERS, Answer, Ask, Branch, Call, Check, Confirm, Flow, HandOver, Step
from .texts import filled, plain
from .world import Looked, Piece, World


@dataclass(frozen=True)
class State:
    """Where a flow stands.

    trail: the questions that she has answered, for going back. slots: values that were named before they were
    asked for. place: where she is inside a troubleshooting article, as its number and the steps ("12:1-3").
    asks: the input that a tool wants to know.
    """

    at: str
    values: Mapping[str, Any] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    tries: int = 0
    place: str = ""
    slots: tuple[str, ...] = ()
    asks: str = ""


@dataclass(frozen=True)
class Here:
    """One step with everything around it."""

    flow: Flow
    step: Step
    state: State
    world: World

    def text(self) -> str:
        """What the step says, with its values."""
        return filled(
            self.step.say.to(self.world.language), self.flow, self.state.values, self.world.language
        )


@dataclass(frozen=True)
class Did:
    """What came of a step; without a way on it waits."""

    said: tuple[Said, ...] = ()
    way: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    task: str = ""
    about: str = ""
    proof: bool = False
    place: str = ""
    asks: str = ""
    person: HandOver | None = None
    articles: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Taken:
    """By which exit her answer leads on, or at which place of the same step it asks further."""

    exit: str = ""
    place: str = ""
    said: tuple[Said, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


def do(here: Here) -> Did:
    """Take the step."""
    return DOING[here.step.kind](here)


def _ask(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, Ask)
    if here.step.into in here.state.slots:
        return Did(way="then")
    text = here.text()
    if does.help:
        text += "\n" + filled(does.help.to(here.world.language), here.flow, here.state.values,
                              here.world.language)  # fmt: skip
    offered = tuple(Option(one.label.to(here.world.language)) for one in does.choices)
    return Did((Said(text, options=offered, asks=f"{here.flow.code}.{here.step.into}"),))


def _check(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, Check)
    return Did(way="then" if _holds(does, here) else "else")


def _holds(check: Check, here: Here) -> bool:
    if check.what == "hours":
        return here.world.open()
    if check.what == "customer":
        return here.world.customer(check.name)
    value = here.state.values.get(check.name, "")
    if check.any_of and str(value) not in check.any_of:
        return False
    if check.least is None and check.most is None:
        return bool(check.any_of) or value not in ("", None)
    try:
        number = float(value)
    except (TypeError, ValueError):
        return False
    return (check.least is None or number >= check.least) and (check.most is None or number <= check.most)


def _branch(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, Branch)
    value = str(here.state.values.get(does.value, ""))
    return Did(way=value if value in does.cases else "else")


def _call(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, Call)
    said = (Said(here.text()),) if here.step.say else ()
    if does.kind == "task":
        about = " ".join(filter(None, given_values(here, does).values()))
        return Did(said, task=does.code, about=about)
    return _look(here, does, said)


def _look(here: Here, call: Call, said: tuple[Said, ...]) -> Did:
    """A tool looks: what it finds can be used by the steps that follow, by `into`."""
    found = looked(here, call)
    if found.outcome == "proof":
        return Did((*said, *found.said), proof=True)
    if found.outcome == "ask" and found.field:
        return Did((*said, *found.said), asks=found.field.name)
    into = call.into or here.step.name
    values = {f"{into}.{name}": one for name, one in found.values.items()}
    return Did((*said, *found.said), "then" if found.outcome == "found" else "failed", values)


def given_values(here: Here, call: Call) -> dict[str, str]:
    """What the step gives to a task or a tool, as the values are kept."""
    spoken, values = here.world.language, here.state.values
    return {name: filled(text, here.flow, values, spoken, labels=False) for name, text in call.given.items()}


def looked(here: Here, call: Call) -> Looked:
    """What the tool says to the values that the step gives it and those that she was asked for."""
    own = f"{here.step.name}."
    told = {name[len(own) :]: one for name, one in here.state.values.items() if name.startswith(own)}
    return here.world.look(
        call.code, {**given_values(here, call), **told}, str(here.state.values.get(WORDS_OF_HERS, ""))
    )


def _confirm(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, Confirm)
    yes, no = confirm_labels(does, here.world.language)
    return Did((Said(here.text(), options=(Option(yes), Option(no))),))


def confirm_labels(confirm: Confirm, language: str) -> tuple[str, str]:
    """The words of the two buttons."""
    return confirm.agree.to(language) or _("Yes"), confirm.refuse.to(language) or _("No")


def _answer(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, Answer)
    if does.source == "text":
        return Did((Said(here.text()),), "then")
    found = piece_of(here)
    if found is None:
        return Did(way="none")
    if found.tree and does.source != "article":
        return _in_tree(here, found)
    text = here.text() or _("This article should help.")
    said = Said(f"{text}\n{found.passage}", link=(found.title, found.url))
    return Did((said,), "then", articles=(found,))


def piece_of(here: Here) -> Piece | None:
    """The article of an answering step; the same one as long as she goes through it."""
    does = here.step.does
    assert isinstance(does, Answer)
    if here.state.place:
        return here.world.article(here.state.place.partition(":")[0])
    if does.source == "find":
        return here.world.found(filled(does.ref, here.flow, here.state.values, here.world.language))
    return here.world.article(does.ref)


def _in_tree(here: Here, found: Piece) -> Did:
    """A question of a troubleshooting article."""
    first = not here.state.place
    place = here.state.place or f"{found.id}:1"
    at = found.tree[int(place.rpartition(":")[2].rpartition("-")[2]) - 1]
    asked = Said(plain(at.text), options=tuple(Option(label) for label, _to in at.answers))
    if not first:
        return Did((asked,), place=place)
    led = Said(here.text() or _("Let us find the cause together, step by step."),
               link=(found.title, found.url))  # fmt: skip
    return Did((led, asked), place=place, articles=(found,))


def tree_choices(here: Here) -> tuple[Choice, ...]:
    """What can be answered at this place of a troubleshooting article; the value is where it leads."""
    found = piece_of(here) if here.state.place else None
    if found is None:
        return ()
    number = int(here.state.place.rpartition(":")[2].rpartition("-")[2])
    answers = found.tree[number - 1].answers if number <= len(found.tree) else ()
    return tuple(Choice(f"{at}>{to}", label) for at, (label, to) in enumerate(answers))


def _hand_over(here: Here) -> Did:
    does = here.step.does
    assert isinstance(does, HandOver)
    said = (Said(here.text()),) if here.step.say else ()
    spoken = here.world.language
    reason = replace(does.reason, **{spoken: filled(does.reason.to(spoken), here.flow, here.state.values,
                                                    spoken)}) if does.reason else does.reason  # fmt: skip
    return Did(said, person=replace(does, reason=reason))


DOING: Mapping[str, Callable[[Here], Did]] = {
    "ask": _ask, "check": _check, "branch": _branch, "call": _call, "confirm": _confirm, "answer": _answer,
    "hand_over": _hand_over,
}  # fmt: skip
