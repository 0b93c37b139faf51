"""A troubleshooting tree: a step says what to look at or do, its answers lead on, to the end or to a person.

Stored as {"steps": [{"text": Markdown, "answers": [{"label": …, "to": 2 | "solved" | "person"}]}]}; steps are
numbered from 1, which is where everybody begins. Whoever answers always arrives: no step leads back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

End = Literal["solved", "person"]
ENDS: tuple[End, ...] = ("solved", "person")
MOST_STEPS, MOST_ANSWERS, LONGEST_LABEL, LONGEST_TEXT = 60, 8, 120, 5_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader may answer, and the number of the step or the end it leads to."""

    label: str
    to: int | End


@dataclass(frozen=True, slots=True)
class Step:
    """What the reader shall look at or do, and what she may answer."""

    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a step.

    `reason`: no_text, no_answers, no_label, leads_nowhere, leads_back, unreached or too_much.
    """

    step: int
    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that lies behind the reader: its number, her answer, and the way that leads to it again."""

    number: int
    text: str
    label: str
    way: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a reader stands: at a step, or (`end`) at one of the ends; `way` holds her answers so far."""

    number: int
    step: Step
    passed: tuple[Passed, ...]
    way: str
    end: End | None = None

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Each answer with the way it makes."""
        numbered = enumerate(self.step.answers, start=1)
        return [(answer.label, _joined(self.way, str(number))) for number, answer in numbered]


def steps_in(data: Mapping[str, Any]) -> tuple[Step, ...]:
    """The steps of stored or imported data; what cannot be read is left out."""
    given = data.get("steps")
    return tuple(_step(one) for one in given if isinstance(one, Mapping)) if isinstance(given, list) else ()


def stored(steps: Sequence[Step]) -> dict[str, Any]:
    """The steps as an article keeps them."""
    return {
        "steps": [
            {"text": step.text, "answers": [{"label": a.label, "to": a.to} for a in step.answers]}
            for step in steps
        ]
    }


def flaws(steps: Sequence[Step]) -> tuple[Flaw, ...]:
    """Everything for which a reader could get lost; none for a tree that may be published."""
    numbered = list(enumerate(steps, start=1))
    found = [flaw for number, step in numbered for flaw in _flaws_of(number, step, len(steps))]
    if len(steps) > MOST_STEPS:
        found.append(Flaw(MOST_STEPS + 1, "too_much"))
    reached = _reached(steps)
    found += [Flaw(number, "unreached") for number in range(1, len(steps) + 1) if number not in reached]
    return tuple(found + [Flaw(number, "leads_back") for number in sorted(_in_circles(steps))])


def walk(steps: Sequence[Step], way: str) -> Walk:
    """Where these answers lead ("2-1": the second, then the first). An unknown way stops where it is lost."""
    number, passed, gone = 1, list[Passed](), ""
    for given in way.split("-"):
        step = steps[number - 1]
        if not (given.isascii() and given.isdigit() and 0 < int(given[:4]) <= len(step.answers)):
            break
        answer = step.answers[int(given) - 1]
        if len(passed) > MOST_STEPS or isinstance(answer.to, int) and answer.to > len(steps):
            break
        passed.append(Passed(number, step.text, answer.label, gone))
        gone = _joined(gone, given)
        if answer.to in ENDS:
            return Walk(number, step, tuple(passed), gone, answer.to)  # type: ignore[arg-type]
        number = int(answer.to)
    return Walk(number, steps[number - 1], tuple(passed), gone)


def _joined(way: str, answer: str) -> str:
    return f"{way}-{answer}" if way else answer


def _step(given: Mapping[str, Any]) -> Step:
    answers = given.get("answers")
    kept = (one for one in answers if isinstance(one, Mapping)) if isinstance(answers, list) else ()
    return Step(
        text=str(given.get("text") or "").strip()[:LONGEST_TEXT],
        answers=tuple(
            Answer(" ".join(str(one.get("label") or "").split())[:LONGEST_LABEL], _goal(one.get("to")))
            for one in kept
        )[:MOST_ANSWERS],
    )


def _goal(given: object) -> int | End:
    """0, where no step is, for what cannot be read."""
    end = next((one for one in ENDS if one == given), None)
    text = str(given)
    return end or (int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0)


def _flaws_of(number: int, step: Step, many: int) -> Iterator[Flaw]:
    if not step.text:
        yield Flaw(number, "no_text")
    if not step.answers:
        yield Flaw(number, "no_answers")
    if any(not answer.label for answer in step.answers):
        yield Flaw(number, "no_label")
    if any(isinstance(answer.to, int) and not 1 <= answer.to <= many for answer in step.answers):
        yield Flaw(number, "leads_nowhere")


def _goals(step: Step, many: int) -> set[int]:
    return {answer.to for answer in step.answers if isinstance(answer.to, int) and 1 <= answer.to <= many}


def _reached(steps: Sequence[Step]) -> set[int]:
    reached, waiting = set[int](), [1] if steps else []
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting += _goals(steps[number - 1], len(steps))
    return reached


def _in_circles(steps: Sequence[Step]) -> set[int]:
    """Steps from which one never arrives: those left after taking away, again and again, what leads out."""
    left = {number: _goals(step, len(steps)) for number, step in enumerate(steps, start=1)}
    while ended := {number for number, goals in left.items() if not goals & left.keys()}:
        left = {number: goals for number, goals in left.items() if number not in ended}
    return {number for number, goals in left.items() if number in _onward(number, left)}


def _onward(number: int, left: Mapping[int, set[int]]) -> set[int]:
    found, waiting = set[int](), list(left[number] & left.keys())
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += left[here] & left.keys()
    return found
