"""A flow from its YAML text; whatever is wrong is said with its line. `writing` is the way back."""

from collections.abc import Callable, Mapping
from typing import Literal

import yaml

from .flaws import Unreadable
from .nodes import Entries, Notes, entries, line_of, root
from .shapes import (
    CHECKED,
    ENDS,
    FIELDS,
    KINDS,
    LANGUAGES,
    SOURCES,
    Answer,
    Ask,
    Branch,
    Call,
    Check,
    Confirm,
    Does,
    Example,
    Flow,
    Given,
    HandOver,
    Line,
    Option,
    Step,
    Words,
)

EXITS = ("then", "else", "failed", "unsolved", "none")


def read(text: str) -> Flow:
    """The flow that a text holds. Raises Unreadable with everything that is wrong with the text.

    Whether the steps hang together is another matter (`checking.flaws`).
    """
    notes = Notes()
    whole = root(text, notes)
    whole.only("flow", "title", "about", "steps", "examples")
    flow = Flow(
        code=whole.text("flow"),
        title=_words(whole, "title"),
        about=_words(whole, "about"),
        steps=tuple(_step(node, notes) for node in whole.list("steps")),
        examples=tuple(_example(node, notes) for node in whole.list("examples")),
    )
    if notes.flaws:
        raise Unreadable(tuple(notes.flaws))
    return flow


def _words(here: Entries, key: str) -> Words:
    if key not in here:
        return Words()
    said = here.within(key)
    said.only(*LANGUAGES)
    return Words(said.text("ja"), said.text("en"))


def _step(node: yaml.Node, notes: Notes) -> Step:
    here = entries(node, notes)
    name = here.text("step")
    here = entries(node, Notes(), name) if not name else Entries(here.found, here.line, notes, name)
    if not name:
        notes.add("no_name", line_of(node))
    kind = here.one_of("kind", tuple(KINDS))
    reader, known = READERS[kind]
    here.only("step", "kind", "say", *known, *EXITS)
    does = reader(here)
    step = Step(name, does, _words(here, "say"), line=here.line)
    exits = {way: here.text(way) for way in EXITS if way in here}
    for way in exits:
        if way not in step.ways:
            notes.add("unknown_field", here.line_at(way), way, name)
    return Step(name, does, step.say, {**exits, **_cases(here)}, here.line)


def _cases(here: Entries) -> dict[str, str]:
    cases = here.within("cases")
    return {value: cases.text(value) for value in cases.found}


def _ask(here: Entries) -> Does:
    choices = []
    for node in here.list("choices"):
        one = entries(node, here.notes, here.step)
        one.only("value", *LANGUAGES)
        choices.append(Option(one.text("value"), Words(one.text("ja"), one.text("en"))))
    return Ask(
        here.one_of("field", FIELDS, "text"), here.text("into"), tuple(choices), _words(here, "help"),
        here.whole("least") or 0, _or(here.whole("most"), Ask.most),
    )  # fmt: skip


def _or(number: int | None, otherwise: int) -> int:
    return otherwise if number is None else number


def _check(here: Entries) -> Does:
    what = here.one_of("what", CHECKED)
    least, most = here.whole("least"), here.whole("most")
    return Check(what, here.text("name"), here.texts("is"), least, most)


def _branch(here: Entries) -> Does:
    return Branch(here.text("value"), tuple(here.within("cases").found))


def _call(here: Entries) -> Does:
    kind: Literal["task", "tool"] = "tool" if "tool" in here else "task"
    given = here.within("with")
    values = {name: given.text(name) for name in given.found}
    return Call(kind, here.text(kind), values, here.text("into"))


def _confirm(here: Entries) -> Does:
    return Confirm(_words(here, "agree"), _words(here, "refuse"))


def _answer(here: Entries) -> Does:
    source = next((one for one in SOURCES if one in here), Answer.source)
    return Answer(source, here.text(source) if source != "text" else "")


def _hand_over(here: Entries) -> Does:
    return HandOver(here.text("team"), _words(here, "reason"))


Reader = Callable[[Entries], Does]
READERS: Mapping[str, tuple[Reader, tuple[str, ...]]] = {
    "ask": (_ask, ("field", "into", "choices", "help", "least", "most")),
    "check": (_check, ("what", "name", "is", "least", "most")),
    "branch": (_branch, ("value", "cases")),
    "call": (_call, ("task", "tool", "with", "into")),
    "confirm": (_confirm, ("agree", "refuse")),
    "answer": (_answer, ("article", "tree", "find")),
    "hand_over": (_hand_over, ("team", "reason")),
}


def _example(node: yaml.Node, notes: Notes) -> Example:
    here = entries(node, notes)
    here.only("name", "language", "given", "talk", "ends")
    return Example(
        name=here.text("name"),
        language=here.one_of("language", LANGUAGES, "ja"),
        given=_given(here.within("given")),
        talk=tuple(_line(one, notes) for one in here.list("talk")),
        ends=here.one_of("ends", ENDS) if "ends" in here else "",
    )


def _given(here: Entries) -> Given:
    here.only("known", "open", "tasks", "tools", "customer")
    tasks, tools = here.within("tasks"), here.within("tools")
    return Given(
        known=_yes(here, "known"),
        open=_yes(here, "open"),
        tasks={code: tasks.one_of(code, ("done", "left")) for code in tasks.found},
        tools={code: _texts(tools.within(code)) for code in tools.found},
        customer=here.texts("customer"),
    )


def _texts(here: Entries) -> dict[str, str]:
    return {name: here.text(name) for name in here.found}


def _yes(here: Entries, key: str) -> bool:
    return here.one_of(key, ("true", "false"), "true") == "true" if key in here else True


def _line(node: yaml.Node, notes: Notes) -> Line:
    here = entries(node, notes)
    here.only("you", "hears", "never")
    return Line(here.text("you"), here.texts("hears"), here.texts("never"))
