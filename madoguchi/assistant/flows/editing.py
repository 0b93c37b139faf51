"""A flow is changed step by step: added, moved, removed, put anew from a form. Each gives a new flow."""

from collections.abc import Mapping
from dataclasses import replace

from .shapes import (
    CHECKED,
    END,
    FIELDS,
    KINDS,
    MOST_CHOICES,
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
    HandOver,
    Option,
    Step,
    StepKind,
    Words,
    among,
)

Typed = Mapping[str, str]


def added(flow: Flow, kind: StepKind, after: str) -> tuple[Flow, str]:
    """A new step of this kind below another, or as the first (""); and its name."""
    name = _free(flow, kind.replace("_", "-"))
    does: Does = KINDS[kind]()
    exits = {"else": END} if isinstance(does, Check | Confirm) else {}
    new = Step(name, does, exits=exits)
    at = next((at + 1 for at, one in enumerate(flow.steps) if one.name == after), 0)
    return replace(flow, steps=(*flow.steps[:at], new, *flow.steps[at:])), name


def _free(flow: Flow, wanted: str) -> str:
    taken = {one.name for one in flow.steps}
    return next(name for at in range(1, 1000) if (name := f"{wanted}-{at}") not in taken)


def removed(flow: Flow, name: str) -> Flow:
    """Without a step; what led to it leads to where it led."""
    gone = flow.step(name)
    if gone is None:
        return flow
    goal = flow.goal(gone, "then") if "then" in gone.ways or "else" in gone.ways else END
    goal = END if goal == name else goal
    steps = tuple(
        replace(one, exits={way: goal if to == name else to for way, to in one.exits.items()})
        for one in flow.steps
        if one.name != name
    )
    return replace(flow, steps=steps)


def moved(flow: Flow, name: str, by: int) -> Flow:
    """A step stands further up (-1) or down (1); ways that are named stay as they are."""
    names = [one.name for one in flow.steps]
    if name not in names or not 0 <= names.index(name) + by < len(names):
        return flow
    steps = list(flow.steps)
    at = names.index(name)
    steps.insert(at + by, steps.pop(at))
    return replace(flow, steps=tuple(steps))


def fresh(code: str, typed: Typed) -> Flow:
    """A new flow with a first step to be written."""
    first = Step("hello", Answer())
    return titled(Flow(code, steps=(first,)), typed)


def kept_example(flow: Flow, example: Example) -> Flow:
    """With an example; one of the same name is replaced."""
    others = tuple(one for one in flow.examples if one.name != example.name)
    return replace(flow, examples=(*others, example))


def dropped_example(flow: Flow, name: str) -> Flow:
    """Without the example of this name."""
    return replace(flow, examples=tuple(one for one in flow.examples if one.name != name))


def titled(flow: Flow, typed: Typed) -> Flow:
    """With another title and description."""
    return replace(flow, title=_words(typed, "title"), about=_words(typed, "about"))


def changed(flow: Flow, name: str, typed: Typed) -> Flow:
    """With one step as it was typed; whoever led to it by its name still does."""
    step = flow.step(name)
    if step is None:
        return flow
    does = FORMS[step.kind](typed)
    new = Step(typed.get("name", "").strip() or name, does, _words(typed, "say"), line=step.line)
    exits = {way: to for way in new.ways if (to := typed.get(f"to_{way}", "").strip())}
    if isinstance(does, Branch):
        exits |= _case_goals(typed)
    return flow.with_step(name, replace(new, exits={way: to for way, to in exits.items() if to}))


def _words(typed: Typed, key: str) -> Words:
    return Words(_text(typed, f"{key}_ja"), _text(typed, f"{key}_en"))


def _text(typed: Typed, key: str) -> str:
    text = typed.get(key, "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in text if one == "\n" or one.isprintable() or one == "\u3000").strip()


def _whole(typed: Typed, key: str) -> int | None:
    text = _text(typed, key)
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else None


def _rows(typed: Typed, key: str) -> list[int]:
    return [at for at in range(MOST_CHOICES + 1) if f"{key}_{at}" in typed]


def _ask(typed: Typed) -> Does:
    choices = [
        Option(_text(typed, f"choice_{at}"), _words(typed, f"choice_{at}")) for at in _rows(typed, "choice")
    ]
    kept = tuple(one for one in choices if one.value or one.label)
    field = among(typed.get("field", ""), FIELDS) or Ask.field
    most = _whole(typed, "most")
    return Ask(
        field, _text(typed, "into"), _valued(kept) if field == "choice" else (), _words(typed, "help"),
        _whole(typed, "least") or 0, Ask.most if most is None else most,
    )  # fmt: skip


def _valued(choices: tuple[Option, ...]) -> tuple[Option, ...]:
    """An answer without a short name gets one by its place."""
    return tuple(one if one.value else Option(f"answer-{at}", one.label) for at, one in enumerate(choices, 1))


def _check(typed: Typed) -> Does:
    what = among(typed.get("what", ""), CHECKED) or Check.what
    name = _text(typed, "fact" if what == "customer" else "name_of_value") if what != "hours" else ""
    any_of = tuple(filter(None, (one.strip() for one in _text(typed, "any_of").splitlines())))
    if what != "value":
        return Check(what, name)
    return Check("value", name, any_of, _whole(typed, "least"), _whole(typed, "most"))


def _branch(typed: Typed) -> Does:
    return Branch(_text(typed, "value"), tuple(_case_goals(typed)))


def _case_goals(typed: Typed) -> dict[str, str]:
    found = {_text(typed, f"case_{at}"): _text(typed, f"case_to_{at}") for at in _rows(typed, "case")}
    return {value: to or END for value, to in found.items() if value}


def _call(typed: Typed) -> Does:
    kind, _colon, code = typed.get("call", "").partition(":")
    lines = [line.partition("=") for line in _text(typed, "given").splitlines()]
    given = {name.strip(): value.strip() for name, _equals, value in lines if name.strip()}
    return Call("tool" if kind == "tool" else "task", code, given, _text(typed, "into"))


def _confirm(typed: Typed) -> Does:
    return Confirm(_words(typed, "agree"), _words(typed, "refuse"))


def _answer(typed: Typed) -> Does:
    source = among(typed.get("source", ""), SOURCES) or Answer.source
    return Answer(source, _text(typed, "ref") if source != "text" else "")


def _hand_over(typed: Typed) -> Does:
    return HandOver(_text(typed, "team"), _words(typed, "reason"))


FORMS = {
    "ask": _ask, "check": _check, "branch": _branch, "call": _call, "confirm": _confirm, "answer": _answer,
    "hand_over": _hand_over,
}  # fmt: skip
