"""A flow runs: from where it stands and what she writes to what is said and where it stands then.

Nothing is read or written here but through the world that is handed in; the state is plain and lies in the
talk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.language import api as language
from madoguchi.tasks.shapes import Wrong

from ..dialogue import saying
from ..dialogue.answers import leaves
from ..dialogue.shapes import Said
from . import hearing, stepping
from .shapes import END, WORDS_OF_HERS, Ask, Flow, HandOver, Step, Words
from .stepping import Did, Here, State
from .world import Piece, World

MOST_AT_ONCE = 100
"""So many steps are taken upon one message; a flow that was checked never comes near."""
TRIES = 2
"""How often a question is put again after a value that cannot be used."""


@dataclass(frozen=True)
class Turned:
    """What came of one message. Without a state the flow is over; `person`: people take over.

    task: this is to be done with her now, before the flow goes on, `about` what; proof: she has to show who
    she is first.
    """

    said: tuple[Said, ...] = ()
    state: State | None = None
    task: str = ""
    about: str = ""
    proof: bool = False
    person: HandOver | None = None
    articles: tuple[Piece, ...] = ()
    left: bool = False
    passed: tuple[str, ...] = field(default=(), compare=False)
    """The steps that were taken, for whoever looks on."""


def begin(flow: Flow, text: str, world: World) -> Turned:
    """Begin a flow with the words that asked for it; what they name already is not asked."""
    named = hearing.named(flow, text, world.language)
    first = flow.steps[0].name if flow.steps else END
    state = State(first, {WORDS_OF_HERS: text, **named}, slots=tuple(named))
    return onward(flow, state, world)


def go_on(flow: Flow, state: State, text: str, world: World, *, free: bool = True) -> Turned | None:
    """What her words bring about; None where they are no answer. free: any words may be one."""
    step = flow.step(state.at)
    if step is None:
        return Turned(person=HandOver())
    here = Here(flow, step, state, world)
    direct = hearing.chosen_way(here, text)
    if direct is not None:
        return _took(here, direct)
    if leaves(text):
        return Turned((saying.left(),), left=True)
    said = language.correction(text)
    if said.kind == "back":
        return _back(here)
    if said.new and (mended := hearing.mended(here, said.new)):
        return _filled(here, *mended)
    value = hearing.value(here, text, free=free)
    return None if value is None else _answered(here, value, text)


def after_task(flow: Flow, state: State, world: World, *, done: bool, left: bool = False) -> Turned:
    """The task that the flow called has come to its end; what was asked before it stays as it is.

    left: she gave it up herself; that needs nobody, unless the flow says where it leads.
    """
    step = flow.step(state.at)
    if step is None:
        return Turned(person=HandOver())
    if left and "failed" not in step.exits:
        return Turned()
    goal = flow.goal(step, "then" if done else "failed")
    return onward(flow, replace(state, at=goal, trail=()), world)


def again(flow: Flow, state: State, world: World) -> Said | None:
    """What was asked last, once more."""
    step = flow.step(state.at)
    did = stepping.do(Here(flow, step, replace(state, slots=()), world)) if step else Did()
    return did.said[-1] if did.said else None


def onward(
    flow: Flow, state: State, world: World, said: tuple[Said, ...] = (), passed: tuple[str, ...] = ()
) -> Turned:
    """Take step after step until she is asked, something is to be done, or it is over."""
    articles: tuple[Piece, ...] = ()
    for _round in range(MOST_AT_ONCE):
        step = flow.step(state.at)
        if step is None:
            person = HandOver() if state.at != END else None
            return Turned(said, person=person, articles=articles, passed=passed)
        did = stepping.do(Here(flow, step, state, world))
        said, passed = (*said, *did.said), (*passed, step.name)
        articles += did.articles
        state = replace(state, values={**state.values, **did.values}, place=did.place, asks=did.asks)
        if did.person is not None:
            return Turned(said, person=did.person, articles=articles, passed=passed)
        if not did.way:
            return Turned(
                said, replace(state, tries=0), did.task, did.about, did.proof, None, articles, passed=passed
            )
        slots = tuple(name for name in state.slots if name != step.into)
        state = replace(state, at=flow.goal(step, did.way), slots=slots)
    return Turned(said, person=HandOver(), articles=articles, passed=passed)


def _took(here: Here, way: stepping.Taken) -> Turned:
    """Her answer leads on by an exit, or to a further question of the same step."""
    if way.place:
        stayed = replace(here.state, place=way.place, tries=0)
        return onward(here.flow, stayed, here.world)
    state = replace(
        here.state, at=here.flow.goal(here.step, way.exit), trail=_passed(here), place="", tries=0,
        values={**here.state.values, **way.values},
    )  # fmt: skip
    return onward(here.flow, state, here.world, way.said)


def _answered(here: Here, value: Any, text: str) -> Turned:
    """A value for what was asked; one that cannot be used is asked for again, twice and no further."""
    asked = hearing.asked(here)
    try:
        kept = here.world.kept(asked, value)
    except Wrong as wrong:
        return _once_more(here, next(iter(wrong.errors.values())))
    more = hearing.named(here.flow, text, here.world.language)
    known = {*here.state.values, here.step.into}
    new = {name: one for name, one in more.items() if name not in known}
    if here.state.asks:
        given = {**here.state.values, hearing.input_name(here): kept}
        return onward(here.flow, replace(here.state, values=given, asks="", tries=0), here.world)
    return _filled(here, here.step, kept, new)


def _filled(here: Here, step: Step, value: Any, new: Mapping[str, Any] | None = None) -> Turned:
    """The step has its value: go on from there. What was answered after it is not asked again."""
    trail = _passed(here)
    later = trail[trail.index(step.name) + 1 :] if step.name in trail else ()
    answered = [one.into for name in later if (one := here.flow.step(name)) and isinstance(one.does, Ask)]
    state = State(
        at=here.flow.goal(step, "then"),
        values={**here.state.values, **(new or {}), step.into: value},
        trail=trail[: trail.index(step.name) + 1] if step.name in trail else trail,
        slots=(*here.state.slots, *answered, *(new or {})),
    )
    return onward(here.flow, state, here.world)


def _passed(here: Here) -> tuple[str, ...]:
    """The questions that lie behind her, with this one."""
    return (*here.state.trail, here.step.name)


def _back(here: Here) -> Turned:
    """Ask again for what was asked before."""
    state = here.state
    if "-" in state.place:
        return onward(here.flow, replace(state, place=state.place.rpartition("-")[0]), here.world)
    if not state.trail:
        before = (Said(_("This is the first question.")),)
        return onward(here.flow, state, here.world, before)
    earlier = here.flow.step(state.trail[-1])
    values = {name: one for name, one in state.values.items() if not earlier or name != earlier.into}
    slots = tuple(name for name in state.slots if not earlier or name != earlier.into)
    gone_back = State(state.trail[-1], values, state.trail[:-1], slots=slots)
    return onward(here.flow, gone_back, here.world)


def _once_more(here: Here, why: str) -> Turned:
    if here.state.tries >= TRIES:
        return Turned((Said(why),), person=HandOver(reason=Words()))
    said = again(here.flow, here.state, here.world) or Said("")
    asked = replace(said, text=f"{why}\n{said.text}")
    return Turned((asked,), replace(here.state, tries=here.state.tries + 1))
