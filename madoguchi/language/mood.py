"""Mood and urgency of a message by rules that can be read, with the words that were the reason.

Negated words do not count: 「怒ってはいません」「けがはありません」 "not urgent". What is joyful and
negated is displeasure: 「満足していません」.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from . import mood_words as words
from .folded import Folded, folded

Feeling = Literal["angry", "worried", "neutral", "pleased"]
Hurry = Literal["none", "soon", "now"]
MOST = 4000
ENOUGH = 2  # weight from which a mood shows


@dataclass(frozen=True, slots=True)
class Reason:
    """The words that count for something: text[start:end], and for what."""

    about: str
    words: str
    start: int
    end: int
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Mood:
    """How somebody writes, how much it hurries, and what concerns more than the matter itself.

    `concerns` may hold "safety", "legal" and "harassment".
    """

    feeling: Feeling
    hurry: Hurry
    concerns: frozenset[str]
    reasons: tuple[Reason, ...]


def mood(text: str) -> Mood:
    """The mood of a text; safety makes it urgent, abuse makes it angry."""
    message = folded(text, MOST)
    reasons = list(_reasons(message))
    concerns = frozenset(one.about for one in reasons if one.about in words.CONCERNS)
    return Mood(_feeling(reasons, concerns), _hurry(reasons, concerns), concerns, tuple(reasons))


def _feeling(reasons: list[Reason], concerns: frozenset[str]) -> Feeling:
    weights: dict[Feeling, int] = {
        "angry": _weight(reasons, "angry") + (3 if "harassment" in concerns else 0),
        "worried": _weight(reasons, "worried") + (1 if "safety" in concerns else 0),
        "pleased": _weight(reasons, "pleased"),
    }
    if weights["angry"] or weights["worried"]:  # 「ありがとうございます。でもまだ不安です」
        weights["pleased"] -= 2
    strongest = max(weights, key=lambda one: weights[one])
    return strongest if weights[strongest] >= ENOUGH else "neutral"


def _hurry(reasons: list[Reason], concerns: frozenset[str]) -> Hurry:
    most = max((one.weight for one in reasons if one.about == "hurry"), default=0)
    if "safety" in concerns or most >= 3:
        return "now"
    return "soon" if most else "none"


def _weight(reasons: list[Reason], about: str) -> int:
    return sum(one.weight for one in reasons if one.about == about)


def _reasons(message: Folded) -> Iterator[Reason]:
    for about, lines in (("angry", words.ANGRY), ("worried", words.WORRIED), ("hurry", words.URGENT)):
        for weight, pattern in lines:
            yield from (_reason(message, found, about, weight) for found in _meant(message, pattern))
    for weight, pattern in words.PLEASED:
        for found in pattern.finditer(message.kana):
            about = "angry" if negated(message.kana, found) else "pleased"
            yield _reason(message, found, about, 2 if about == "angry" else weight)
    for about, pattern in words.CONCERNS.items():
        yield from (_reason(message, found, about, 3) for found in _meant(message, pattern))


def _meant(message: Folded, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(message.kana) if not negated(message.kana, found))


def negated(line: str, found: re.Match[str]) -> bool:
    """Whether it is denied; a doubt (発火しないか心配) denies nothing."""
    if words.NEGATED_BEFORE.search(line[max(0, found.start() - 40) : found.start()]):
        return True
    behind = words.NEGATED_BEHIND.match(line, found.end())
    return behind is not None and not words.DOUBT_BEHIND.match(line, found.end())


def _reason(message: Folded, found: re.Match[str], about: str, weight: int) -> Reason:
    start, end = message.span(*found.span())
    return Reason(about, message.text[start:end], start, end, weight)
