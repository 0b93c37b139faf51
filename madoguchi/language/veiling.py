"""Takes what points to a person out of a text so that it can be put back: each under a mark of its own.

What is found is what `impersonal` finds. The text with the marks may leave the house, what they stand for
stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .personal import WORDS, impersonal
from .redaction import redact

_KINDS = {word: kind.upper() for kind, word in WORDS["ja"].items()}
_ONE = "|".join(map(re.escape, _KINDS))
_HIDDEN = re.compile(rf"(?:{_ONE})(?:[\s　]*(?:{_ONE}))*")
_MARK = re.compile(r"⟦\s*[A-Z]+\s*(\d{1,3})\s*⟧")


@dataclass(frozen=True, slots=True)
class Veiled:
    """A text with marks, ⟦NAME1⟧, and what they stand for in their order."""

    text: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unveiled:
    """A text with everything put back; `lost` is what no mark was left for, `strange` a mark that we never
    set."""

    text: str
    lost: tuple[str, ...]
    strange: bool


def veil(text: str) -> Veiled:
    """The text without names, places, addresses and numbers of persons."""
    text = redact(text).text.translate({ord("⟦"): "[", ord("⟧"): "]"})
    hidden = impersonal(text, "ja")
    words, pieces = _HIDDEN.findall(hidden), _HIDDEN.split(hidden)
    held = _between(text, pieces) or words
    marks = (f"⟦{_KINDS[_first(word)]}{number}⟧" for number, word in enumerate(words, 1))
    return Veiled(pieces[0] + "".join(map("".join, zip(marks, pieces[1:], strict=True))), tuple(held))


def unveil(text: str, held: Sequence[str]) -> Unveiled:
    """What came back, with everything in its place again."""
    numbers = [int(number) for number in _MARK.findall(text)]
    known = range(1, len(held) + 1)
    said = _MARK.sub(lambda mark: held[int(mark[1]) - 1] if int(mark[1]) in known else "…", text)
    lost = tuple(held[number - 1] for number in known if number not in numbers)
    return Unveiled(said, lost, "⟦" in said or any(number not in known for number in numbers))


def _first(word: str) -> str:
    return word[: word.index("〕") + 1]


def _between(text: str, pieces: Sequence[str]) -> list[str]:
    """What stands in a text between pieces of it that follow one another; none where they do not."""
    if not text.startswith(pieces[0]) or not text.endswith(pieces[-1]):
        return []
    place, held = len(pieces[0]), []
    for piece in pieces[1:-1]:
        at = text.find(piece, place + 1)
        if at < 0:
            return []
        held.append(text[place:at])
        place = at + len(piece)
    return [*held, text[place : len(text) - len(pieces[-1])]] if len(pieces) > 1 else []
