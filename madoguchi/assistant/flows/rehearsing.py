"""A draft is tried out and its examples are run, without anything being done for real."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..dialogue.shapes import Said
from . import running
from .pretending import Pretending
from .running import Turned
from .shapes import Example, Flow, Given, Line

Ended = Literal["", "end", "person"]
MOST_LINES = 60
MOST_TASKS = 10  # tasks upon one message


@dataclass(frozen=True)
class Played:
    """One message and what is heard upon it. passed: the steps that were taken."""

    you: str
    said: tuple[Said, ...]
    passed: tuple[str, ...] = ()
    at: str = ""

    @property
    def words(self) -> str:
        """All that she hears and reads."""
        parts = [one.text for one in self.said]
        parts += [option.label for one in self.said for option in one.options]
        parts += [line for one in self.said for line in (*one.facts, one.link[0])]
        return "\n".join(filter(None, parts))


@dataclass(frozen=True)
class Play:
    """A dialogue as far as it went, and how it ended; "" while it goes on."""

    turns: tuple[Played, ...]
    ended: Ended = ""

    @property
    def options(self) -> tuple[str, ...]:
        """What can be clicked now."""
        last = self.turns[-1].said if self.turns and not self.ended else ()
        return tuple(option.label for one in last[-1:] for option in one.options)


@dataclass(frozen=True)
class Difference:
    """Where an example does not go as it has to: at which message, what, and what was heard instead."""

    line: int
    reason: Literal["missing", "unwanted", "over", "end"]
    words: str
    heard: str = ""


@dataclass(frozen=True)
class Rehearsed:
    """One example that was run."""

    example: Example
    play: Play
    difference: Difference | None = None

    @property
    def passed(self) -> bool:
        """Whether it went as it has to."""
        return self.difference is None


def rehearsed(flow: Flow) -> tuple[Rehearsed, ...]:
    """All examples of a flow, run."""
    return tuple(rehearse(flow, one) for one in flow.examples)


def rehearse(flow: Flow, example: Example) -> Rehearsed:
    """One example, and the first place where it differs."""
    done = play(flow, [one.you for one in example.talk], example.given, example.language)
    return Rehearsed(example, done, next(_differences(example, done), None))


def _differences(example: Example, done: Play) -> Iterator[Difference]:
    for at, line in enumerate(example.talk):
        if at >= len(done.turns):
            yield Difference(at, "over", line.you)
            return
        yield from _at_line(at, line, done.turns[at])
    if example.ends and done.ended != example.ends:
        yield Difference(len(example.talk) - 1, "end", example.ends, done.ended)


def _at_line(at: int, line: Line, turn: Played) -> Iterator[Difference]:
    for words in line.hears:
        if words not in turn.words:
            yield Difference(at, "missing", words, turn.words)
    for words in line.never:
        if words in turn.words:
            yield Difference(at, "unwanted", words, turn.words)


def play(flow: Flow, lines: Sequence[str], given: Given, language: str) -> Play:
    """What is heard upon these messages, the first of which begins the flow."""
    world = Pretending(given, language)
    turns: list[Played] = []
    state: running.State | None = None
    with override(language):
        for you in lines[:MOST_LINES]:
            text = _picked(you, turns)
            turned = running.go_on(flow, state, text, world) if state else running.begin(flow, text, world)
            if turned is None:
                turns.append(Played(text, _no_answer(flow, state, world), (), state.at if state else ""))
                continue
            turned = _with_tasks(flow, turned, world)
            state = turned.state
            turns.append(Played(text, turned.said, turned.passed, state.at if state else ""))
            if state is None:
                return Play(tuple(turns), "person" if turned.person else "end")
    return Play(tuple(turns))


def _picked(you: str, turns: Sequence[Played]) -> str:
    """ "@2" is the second answer that was offered."""
    offered = [option.label for one in (turns[-1].said if turns else ()) for option in one.options]
    if you[:1] == "@" and you[1:].isdecimal() and 0 < int(you[1:3]) <= len(offered):
        return offered[int(you[1:3]) - 1]
    return you


def _no_answer(flow: Flow, state: running.State | None, world: Pretending) -> tuple[Said, ...]:
    said = running.again(flow, state, world) if state else None
    passed_on = Said(_("(No answer to the question: this would be looked for among the articles.)"))
    return (passed_on, said) if said else (passed_on,)


def _with_tasks(flow: Flow, turned: Turned, world: Pretending) -> Turned:
    """Tasks are described, and come to what the example says."""
    for _round in range(MOST_TASKS):
        if turned.state is None or not (turned.task or turned.proof):
            return turned
        if turned.proof:
            said = Said(_("(Here she would show who she is.)"))
            return Turned((*turned.said, said), turned.state, passed=turned.passed)
        left = world.given.tasks.get(turned.task) == "left"
        said = Said(_task_words(turned.task, left))
        after = running.after_task(flow, turned.state, world, done=not left, left=left)
        turned = Turned(
            (*turned.said, said, *after.said), after.state, after.task, after.about, after.proof,
            after.person,
            passed=(*turned.passed, *after.passed),
        )  # fmt: skip
    return turned


def _task_words(code: str, left: bool) -> str:
    if left:
        return _("(Here the task “%(task)s” would be begun, and given up.)") % {"task": code}
    return _("(Here the task “%(task)s” would be done with her.)") % {"task": code}
