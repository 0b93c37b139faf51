"""Versions in figures and words: how many sentences are understood, and what changed between two."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from madoguchi.core import api as core

from .shapes import Content
from .versions import Difference, VersionShape, difference

LANGUAGES = ("ja", "en")


@dataclass(frozen=True)
class Band:
    """Sentences about which a version was about equally sure: how sure it said it was on average, and how
    many it understood, both in per cent, the latter with its 95 % interval."""

    said: int
    came: int
    low: int
    high: int
    of: int

    @property
    def off(self) -> bool:
        """Whether what it said lies outside the interval: no accident of few sentences."""
        return not self.low <= self.said <= self.high


@dataclass(frozen=True)
class Accuracy:
    """Of the sentences of one language that a model had not seen: how many it understood, in per cent."""

    language: str
    right: int
    of: int
    low: int
    high: int
    examples: int
    intents: int
    calibration_error: float
    bands: tuple[Band, ...]

    @property
    def points(self) -> float:
        """By how many per cent what it says of its sureness and what comes true differ on average."""
        return 100 * self.calibration_error

    @property
    def percent(self) -> int:
        """The share that was understood."""
        return round(100 * self.right / self.of) if self.of else 0


@dataclass(frozen=True)
class Change:
    """How many sentences differ."""

    added: int
    removed: int
    moved: int
    intents: int

    @classmethod
    def of(cls, found: Difference) -> "Change":
        """The numbers of a difference."""
        return cls(len(found.added), len(found.removed), len(found.moved), len(found.intents))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.intents)


@dataclass
class Changed:
    """What is new in one intent: sentences with their language, and whether it leads elsewhere or is new."""

    name: str
    new: bool = False
    gone: bool = False
    told: bool = False
    added: list[tuple[str, str, str]] = field(default_factory=list)
    removed: list[tuple[str, str, str]] = field(default_factory=list)


def accuracy(version: VersionShape) -> list[Accuracy]:
    """By language, with the 95 % interval."""
    return [_accuracy(one, version.figures[one]) for one in LANGUAGES if one in version.figures]


def changes(before: Content, after: Content, reader: str) -> list[Changed]:
    """What changed, by intent; what was moved stands in both, with the other one's name."""
    found = difference(before, after)
    by: dict[str, Changed] = defaultdict(lambda: Changed(""))
    for spoken, text, code in found.added:
        by[code].added.append((spoken, text, ""))
    for spoken, text, code in found.removed:
        by[code].removed.append((spoken, text, ""))
    for spoken, text, old, new in found.moved:
        by[new].added.append((spoken, text, before.name(old, reader)))
        by[old].removed.append((spoken, text, after.name(new, reader)))
    for code in found.intents:
        by[code].told = code in before.intents
    for code, one in by.items():
        one.new, one.gone = code not in before.intents, code not in after.intents
        one.name = (before if one.gone else after).name(code, reader)
    return sorted(by.values(), key=lambda one: (not one.new, -len(one.added) - len(one.removed), one.name))


def _accuracy(spoken: str, told: dict[str, Any]) -> Accuracy:
    low, high = core.wilson(told["right"], told["of"]) if told["of"] else (0.0, 1.0)
    return Accuracy(
        spoken, told["right"], told["of"], round(100 * low), round(100 * high), told["examples"],
        told["intents"], told["calibration_error"], tuple(map(_band, told.get("bands", ()))),
    )  # fmt: skip


def _band(told: tuple[float, int, float, int]) -> Band:
    _start, of, said, right = told
    low, high = core.wilson(right, of)
    return Band(*(round(100 * share) for share in (said, right / of, low, high)), of)
