"""How well a version tells intents apart: every sentence is guessed by a model that has not seen it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from madoguchi.language import api as language

from .keeping import code_of, labelled
from .shapes import Content, Mixed

FOLDS = 5
MOST_PAIRS, MOST_SENTENCES, SEVERAL = 24, 8, 3
BINS = 10
BANDS = (0.0, 0.4, 0.6, 0.8, 0.95)
"""Where the bands of chances begin that are shown beside what came true."""
SURE = 0.6
"""Chance from which on a sentence counts as misunderstood for sure."""


@dataclass(frozen=True)
class Guessed:
    """A sentence with its own intent, what it was taken for, and how likely that was."""

    text: str
    intent: str
    taken_for: str
    chance: float

    @property
    def right(self) -> bool:
        """Whether it was understood."""
        return self.intent == self.taken_for


def held_out(content: Content, spoken: str, done: Callable[[], None]) -> list[Guessed]:
    """Each sentence as guessed by a model of the others, in five parts; `done` is called after each part."""
    pairs = [*content.pairs(spoken)]
    examples = [language.Example(text, labelled(code)) for text, code in pairs]
    found: list[Guessed] = []
    parts = _parts([code for _text, code in pairs])
    for part, learnt in zip(parts, language.intents_without(examples, parts, both=False), strict=True):
        if learnt is not None:
            found += _guessed([pairs[at] for at in part], *learnt)
        done()
    return found


def _parts(codes: Sequence[str]) -> list[npt.NDArray[np.int64]]:
    """The places of the sentences in parts that hold each intent alike."""
    parts: list[list[int]] = [[] for _ in range(FOLDS)]
    seen: dict[str, int] = defaultdict(int)
    for at, code in enumerate(codes):
        parts[seen[code] % FOLDS].append(at)
        seen[code] += 1
    return [np.array(part, np.int64) for part in parts]


def _guessed(
    part: Sequence[tuple[str, str]], model: language.IntentModel, chances: npt.NDArray[np.floating]
) -> list[Guessed]:
    best = chances.argmax(axis=1)
    return [
        Guessed(text, code, code_of(model.intents[at]), round(float(row[at]), 3))
        for (text, code), row, at in zip(part, chances, best, strict=True)
    ]


def mixed(guessed: Iterable[Guessed], spoken: str) -> list[Mixed]:
    """The pairs of intents that are taken for each other, those with the most sentences first.

    One or two sentences count only where one was misunderstood for sure: else the articles would answer.
    """
    pairs: dict[tuple[str, str], list[Guessed]] = defaultdict(list)
    for one in guessed:
        if not one.right:
            first, second = sorted((one.intent, one.taken_for))
            pairs[first, second].append(one)
    worth = {
        pair: found for pair, found in pairs.items()
        if len(found) >= SEVERAL or any(one.chance >= SURE for one in found)
    }  # fmt: skip
    most_first = sorted(worth.items(), key=lambda pair: -len(pair[1]))[:MOST_PAIRS]
    return [
        Mixed(spoken, one, other, tuple(
            (g.text, g.intent, g.taken_for, g.chance)
            for g in sorted(found, key=lambda g: -g.chance)[:MOST_SENTENCES]
        ))
        for (one, other), found in most_first
    ]  # fmt: skip


def calibration_error(guessed: list[Guessed]) -> float:
    """By how much chances and truth differ on average: the expected calibration error over ten bins."""
    bins: dict[int, list[Guessed]] = defaultdict(list)
    for one in guessed:
        bins[min(int(one.chance * BINS), BINS - 1)].append(one)
    gaps = [abs(sum(g.chance for g in found) - sum(g.right for g in found)) for found in bins.values()]
    return sum(gaps) / len(guessed) if guessed else 0.0


def bands(guessed: list[Guessed]) -> list[tuple[float, int, float, int]]:
    """How sure it was and how often it was right: each band of chances that has sentences, by where it
    begins, with how many they are, their mean chance and how many of them were understood."""
    parts: dict[float, list[Guessed]] = defaultdict(list)
    for one in guessed:
        parts[max(start for start in BANDS if one.chance >= start)].append(one)
    return [
        (start, len(found), round(sum(g.chance for g in found) / len(found), 3), sum(g.right for g in found))
        for start, found in sorted(parts.items())
    ]
