"""Whether a flow hangs together: every step is reached, leads on, comes to an end, and speaks both languages.

What it names outside of itself, tasks, tools and teams, is held against `Known`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .flaws import Flaw
from .shapes import (
    CUSTOMER_FACTS,
    END,
    ENDS,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_CHOICES,
    MOST_EXAMPLES,
    MOST_STEPS,
    WORDS_OF_HERS,
    Answer,
    Ask,
    Branch,
    Call,
    Check,
    Confirm,
    Flow,
    HandOver,
    Step,
    Words,
)

NAME = re.compile(r"[a-z][a-z0-9_-]*")
HOLE = re.compile(r"\{([a-z][a-z0-9_.-]*)\}")
"""A value inside a text: {product}, {order.status}."""


@dataclass(frozen=True)
class Known:
    """What a flow can name: tasks, tools and teams that exist here; None for "not held against anything"."""

    tasks: frozenset[str] | None = None
    tools: frozenset[str] | None = None
    teams: frozenset[str] | None = None


def flaws(flow: Flow, known: Known) -> tuple[Flaw, ...]:
    """Everything that keeps a flow from being published, in the order of its lines."""
    found = [*_whole(flow), *_steps(flow, known), *_ways(flow), *_values(flow)]
    return tuple(sorted(dict.fromkeys(found), key=lambda flaw: flaw.line))


def _whole(flow: Flow) -> Iterator[Flaw]:
    if not (NAME.fullmatch(flow.code) and len(flow.code) <= 60):
        yield Flaw("bad_code", 1, about=flow.code)
    if not flow.title:
        yield Flaw("no_title", 1)
    for words in (flow.title, flow.about):
        yield from _in_both(words, 1, "")
    if not flow.steps:
        yield Flaw("no_steps", 1)
    if len(flow.steps) > MOST_STEPS or len(flow.examples) > MOST_EXAMPLES:
        yield Flaw("too_many", 1)


def _in_both(words: Words, line: int, step: str) -> Iterator[Flaw]:
    for language in words.missing:
        yield Flaw("missing_language", line, step, language)
    if max(len(words.ja), len(words.en)) > LONGEST_WORDS:
        yield Flaw("too_long", line, step)


def _steps(flow: Flow, known: Known) -> Iterator[Flaw]:
    names: set[str] = set()
    for step in flow.steps:
        if step.name in names:
            yield Flaw("name_twice", step.line, step.name, step.name)
        if not NAME.fullmatch(step.name) or len(step.name) > LONGEST_NAME or step.name == END:
            yield Flaw("bad_name", step.line, step.name, step.name)
        names.add(step.name)
        yield from _in_both(step.say, step.line, step.name)
        for code, about in _of_kind(step, known):
            yield Flaw(code, step.line, step.name, about)


def _of_kind(step: Step, known: Known) -> Iterator[tuple[str, str]]:
    match step.does:
        case Ask() as ask:
            yield from _ask(step, ask)
        case Check() as check:
            yield from _check(check)
        case Branch(value, cases):
            if not value:
                yield "no_value", ""
            if not cases:
                yield "no_cases", ""
        case Call() as call:
            yield from _call(call, known)
        case Confirm(agree, refuse):
            if not step.say:
                yield "says_nothing", ""
            yield from (("missing_language", one) for words in (agree, refuse) for one in words.missing)
        case Answer(source, ref):
            if not (step.say if source == "text" else ref):
                yield "says_nothing", ""
        case HandOver(team, reason):
            if team and known.teams is not None and team not in known.teams:
                yield "unknown_team", team
            yield from (("missing_language", one) for one in reason.missing)
    if isinstance(step.does, Check | Confirm) and not step.exits.get("else"):
        yield "no_else", ""


def _ask(step: Step, ask: Ask) -> Iterator[tuple[str, str]]:
    if not step.say:
        yield "says_nothing", ""
    if ask.field == "choice" and not 2 <= len(ask.choices) <= MOST_CHOICES:
        yield "choices", ""
    values = [one.value for one in ask.choices]
    if not all(values) or len(set(values)) < len(values):
        yield "choice_values", ""
    for one in ask.choices:
        yield from (("missing_language", language) for language in one.label.missing)
        if not one.label:
            yield "says_nothing", one.value
    if ask.field in ("number", "date") and ask.least > ask.most:
        yield "span", ""


def _check(check: Check) -> Iterator[tuple[str, str]]:
    if check.what == "value" and not check.name:
        yield "no_value", ""
    if check.what == "customer" and check.name not in CUSTOMER_FACTS:
        yield "unknown_fact", check.name


def _call(call: Call, known: Known) -> Iterator[tuple[str, str]]:
    codes = known.tasks if call.kind == "task" else known.tools
    if not call.code:
        yield "no_call", ""
    elif codes is not None and call.code not in codes:
        yield f"unknown_{call.kind}", call.code


def _ways(flow: Flow) -> Iterator[Flaw]:
    """Where the exits lead, what is never reached, and what never ends."""
    names = {step.name for step in flow.steps}
    for step in flow.steps:
        for way, to in step.exits.items():
            if to not in names and to not in ENDS:
                yield Flaw("unknown_step", step.line, step.name, to or way)
    reached = _reached(flow)
    silent = {step.name: set(_next(flow, step)) for step in flow.steps if not step.waits}
    for step in flow.steps:
        if step.name not in reached:
            yield Flaw("unreachable", step.line, step.name)
        elif step.name in _from(step.name, silent) or not _ends(flow, step):
            yield Flaw("endless", step.line, step.name)


def _next(flow: Flow, step: Step) -> list[str]:
    return [to for _way, to in flow.goals(step)]


def _reached(flow: Flow) -> set[str]:
    ways = {step.name: set(_next(flow, step)) for step in flow.steps}
    first = flow.steps[0].name if flow.steps else ""
    return {first} | _from(first, ways)


def _ends(flow: Flow, step: Step) -> bool:
    """Whether some way from here comes to an end."""
    ways = {one.name: set(_next(flow, one)) for one in flow.steps}
    reached = {step.name} | _from(step.name, ways)
    unknown = reached - ways.keys() - set(ENDS)
    return bool(reached & set(ENDS) or unknown or any(not ways.get(name, {""}) for name in reached))


def _from(name: str, ways: dict[str, set[str]]) -> set[str]:
    """All that can be reached from a step, itself only where it leads back to itself."""
    found: set[str] = set()
    waiting = list(ways.get(name, ()))
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += ways.get(here, ())
    return found


def _values(flow: Flow) -> Iterator[Flaw]:
    """Values that a step uses and no step fills."""
    filled = {step.into for step in flow.steps if step.into} | {WORDS_OF_HERS}
    for step in flow.steps:
        for name in _used(step):
            if name.partition(".")[0] not in filled:
                yield Flaw("unknown_value", step.line, step.name, name)


def _used(step: Step) -> Iterator[str]:
    texts = [step.say.ja, step.say.en]
    match step.does:
        case Branch(value, _cases):
            yield from filter(None, (value,))
        case Check(what="value", name=name):
            yield from filter(None, (name,))
        case Call(given=given):
            texts += given.values()
        case Answer(_source, ref):
            texts.append(ref)
        case HandOver(_team, reason):
            texts += (reason.ja, reason.en)
        case Ask(help=help):
            texts += (help.ja, help.en)
    for text in texts:
        yield from HOLE.findall(text)
