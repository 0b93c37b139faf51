"""What a reader may have meant: slips of the finger, and words typed in kana that articles write in kanji."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from madoguchi.language import api as language

from .lexicon import Lexicon

Seen = Callable[[str], int]  # in how many of the articles that the reader may see a word stands
_PART = re.compile(r"[a-z]{4,}|[ぁ-ゖァ-ヺー]{3,}")
_SMALL = frozenset(
    "が の を に へ と で は も や か た て から まで より ので のに には では とは への での をする する "
    "した して したい できない ない たい です ます ください とき について".split()
)
LONGEST_WORD = 10
LONGEST_RUN = 40
# What it costs to read a part of a run so; the cheapest reading of the whole run wins.
WORD, SHORT_WORD, SMALL_WORD, LETTER, SLIP = 1.0, 1.9, 0.7, 1.6, 2.4


@dataclass(frozen=True, slots=True)
class Step:
    """The best reading of a run up to some letter: its cost, where its last part began, what that part is."""

    cost: float
    start: int
    text: str


def respelled(text: str, lexicon: Lexicon, seen: Seen) -> str:
    """The text as it may have been meant, folded; "" when there is nothing to change."""
    folded = language.normalise(text)
    changed = _PART.sub(lambda part: _part(part.group(), folded, lexicon, seen), folded)
    return changed if changed != folded else ""


def _part(part: str, whole: str, lexicon: Lexicon, seen: Seen) -> str:
    if part.isascii():
        return _latin(part, lexicon, seen)
    forms = language.forms(part)
    strange = not forms or any(not seen(form) for form in forms)
    return _kana(part, lexicon, seen) if strange else part


def _latin(word: str, lexicon: Lexicon, seen: Seen) -> str:
    if seen(word) or any(seen(form) for form in language.forms(word)) or language.known_english(word):
        return word
    near = [(seen(other), other) for other in lexicon.near(word)]
    if near and max(near)[0]:
        return max(near)[1]
    return next(iter(language.english_near(word)), word)


def _kana(run: str, lexicon: Lexicon, seen: Seen) -> str:
    """The run with the words of articles in it, written as articles write them."""
    typed = language.hiragana(run)[:LONGEST_RUN]
    best = [Step(0.0, 0, "")]
    for end in range(1, len(typed) + 1):
        ways = [Step(best[end - 1].cost + LETTER, end - 1, run[end - 1])]
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            ways += _ways(typed[start:end], run[start:end], best[start].cost, start, lexicon, seen)
        if typed[end - 1] in _SMALL:
            ways.append(Step(best[end - 1].cost + SMALL_WORD, end - 1, run[end - 1]))
        best.append(min(ways, key=lambda way: way.cost))
    return "".join(_back(best)) + run[LONGEST_RUN:]


def _ways(
    typed: str, written: str, before: float, start: int, lexicon: Lexicon, seen: Seen
) -> Iterator[Step]:
    if typed in _SMALL:
        yield Step(before + SMALL_WORD, start, written)
    many, word = _most_seen(lexicon.read_as(typed), seen)
    if many:
        yield Step(before + (WORD if len(typed) > 2 else SHORT_WORD), start, word)
    elif len(typed) >= 4:
        near = [_most_seen(lexicon.read_as(other), seen) for other in lexicon.near(typed) if len(other) > 3]
        many, word = max(near, default=(0, ""))
        if many:
            yield Step(before + SLIP, start, word)


def _most_seen(words: tuple[str, ...], seen: Seen) -> tuple[int, str]:
    return max(((seen(word), word) for word in words), default=(0, ""))


def _back(best: list[Step]) -> list[str]:
    found: list[str] = []
    at = len(best) - 1
    while at:
        found.append(best[at].text)
        at = best[at].start
    return found[::-1]
