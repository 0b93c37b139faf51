"""What her words mean at a step: an exit, a value, or something that puts right what was said before."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from madoguchi.language import api as language
from madoguchi.tasks.shapes import Choice, Field

from ..dialogue.answers import NAMED_BY, agrees, chosen, is_one, says_no, standing_in, value_in
from ..dialogue.answers import named as named_value
from .shapes import Ask, Call, Confirm, Flow, Step
from .stepping import Here, Taken, confirm_labels, looked, tree_choices

ALIKE, AHEAD = 0.6, 0.25
"""How much of a label has to be said, and how much more of it than of any other."""
_NUMBER = re.compile(r"-?\d+")


def chosen_way(here: Here, text: str) -> Taken | None:
    """The exit that her words choose: a yes, a no, an answer of a troubleshooting article."""
    if isinstance(here.step.does, Confirm):
        return _confirmed(here, here.step.does, text)
    if here.state.place:
        return _in_tree(here, text)
    return None


def _confirmed(here: Here, confirm: Confirm, text: str) -> Taken | None:
    yes, no = confirm_labels(confirm, here.world.language)
    if chosen([Choice("no", no)], text) and text.strip() == no:
        return Taken("else")
    if agrees(text, yes):
        return Taken("then")
    if says_no(text):
        return Taken("else")
    at = chosen([Choice("then", yes), Choice("else", no)], text)
    return Taken(at) if at else None


def _in_tree(here: Here, text: str) -> Taken | None:
    value = chosen(tree_choices(here), text)
    if value is None:
        return None
    goal = value.partition(">")[2]
    if goal == "solved":
        return Taken("then")
    if goal == "person":
        return Taken("unsolved")
    return Taken(place=f"{here.state.place}-{goal}")


def value(here: Here, text: str, *, free: bool) -> Any:
    """The value that her words give to what was asked; None where they are no answer to it."""
    field = asked(here)
    if field.kind != "choice" and not (free or is_one(field, text)):
        return None
    if field.kind == "number":
        numbers = _NUMBER.findall(unicodedata.normalize("NFKC", text))
        return numbers[0] if len(numbers) == 1 else text.strip()
    choices = field.choices if isinstance(field.choices, tuple) else ()
    found = value_in(field, choices, text)
    return nearest(choices, text) if found is None and field.kind == "choice" else found


def nearest(choices: Sequence[Choice], text: str) -> str | None:
    """The one choice that is said in nearly the same words: 「予定日を過ぎました」 for 「予定日を過ぎた」."""
    ranked = sorted(((_alike(one.label, text), one.value) for one in choices), reverse=True)
    if not ranked or ranked[0][0] < ALIKE or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AHEAD):
        return None
    return ranked[0][1]


def _alike(label: str, text: str) -> float:
    """How much of the label's pairs of letters the text has (0 to 1)."""
    pairs, said = set(language.bigrams(label)), set(language.bigrams(text))
    return len(pairs & said) / len(pairs) if pairs else 0.0


def asked(here: Here) -> Field:
    """What was asked, as a field: the step's own, or the one that a tool wants to know."""
    if here.state.asks and isinstance(here.step.does, Call):
        found = looked(here, here.step.does)
        if found.field:
            return Field(found.field.name, found.field.label, found.field.kind, choices=found.choices)
    return field_of(here.step, here.world.language)


def input_name(here: Here) -> str:
    """Under which name an answer to a tool's question is kept."""
    return f"{here.step.name}.{here.state.asks}"


def field_of(step: Step, spoken: str) -> Field:
    """The field of an asking step, in her language."""
    does = step.does if isinstance(step.does, Ask) else Ask()
    choices = tuple(Choice(one.value, one.label.to(spoken)) for one in does.choices)
    return Field(
        step.into or step.name, step.say.to(spoken), does.field, choices=choices, least=does.least,
        most=does.most,
    )  # fmt: skip


def named(flow: Flow, text: str, spoken: str) -> dict[str, Any]:
    """What a message names already of what will be asked: choices by their words, days, numbers to call."""
    found: dict[str, Any] = {}
    for step in flow.steps:
        if not isinstance(step.does, Ask) or step.into in found:
            continue
        one = _named(field_of(step, spoken), text)
        if one is not None:
            found[step.into] = one
    return found


def _choices(field: Field) -> tuple[Choice, ...]:
    """A flow's choices are written down; none depends on the situation, as a task's may."""
    return field.choices if isinstance(field.choices, tuple) else ()


def _named(field: Field, text: str) -> Any:
    if field.kind == "choice":
        standing = standing_in(_choices(field), text)
        return standing[0].value if len(standing) == 1 else None
    if field.kind in ("email", "phone"):
        one = named_value(text, NAMED_BY[field.kind])
        return one if one != text.strip() else None
    return None


def mended(here: Here, new: str) -> tuple[Step, Any] | None:
    """The latest answered question that new words are for, with its value: 「違います、炊飯器です」."""
    for name in reversed(here.state.trail):
        step = here.flow.step(name)
        if step is None or not isinstance(step.does, Ask):
            continue
        field = field_of(step, here.world.language)
        value = _replacing(field, new)
        if value not in (None, here.state.values.get(step.into)):
            return step, value
    return None


def _replacing(field: Field, new: str) -> Any:
    if field.kind == "choice":
        return chosen(_choices(field), new)
    if field.kind in NAMED_BY:
        found = named_value(new, NAMED_BY[field.kind])
        return found if found != new.strip() else None
    return None
