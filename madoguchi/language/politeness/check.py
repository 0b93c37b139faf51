"""All checks of a reply, in the order in which its reader meets their places."""

from collections.abc import Iterable, Iterator

from . import english, habits_ja, honorifics_ja, manner_ja, refusals_ja, wholes, wording_ja
from .reading import HIDDEN, Sentence, own_words, sentences
from .rules import apply
from .shapes import Occasion, ToneFinding

MOST = 20
"""Findings that are given at once; nobody reads more."""
LONGEST = 8_000
"""Characters that are read; a reply is shorter."""
_JA = (*manner_ja.RULES, *refusals_ja.CURT, *honorifics_ja.RULES, *wording_ja.RULES)


def check_tone(text: str, language: str, occasion: Occasion | None = None) -> tuple[ToneFinding, ...]:
    """What could sound better in a reply, from its beginning to its end; nothing is changed.

    `language` is "en" or, for everything else, "ja". Quoted words and addresses are not looked at.
    """
    text = text[:LONGEST]
    spoken = "en" if language == "en" else "ja"
    if not text.strip():
        return ()
    own = own_words(text)
    said = tuple(sentences(own))
    found = _apart(_in_words(own, said, spoken))
    found += wholes.findings(text, spoken, occasion or Occasion())
    found.sort(key=lambda one: (one.start, one.end))
    return tuple(found[:MOST])


def _in_words(own: str, said: tuple[Sentence, ...], language: str) -> Iterator[ToneFinding]:
    if language == "en":
        yield from english.findings(own, said)
    else:
        yield from apply(_JA, own)
        yield from habits_ja.findings(own, said)


def _apart(every: Iterable[ToneFinding]) -> list[ToneFinding]:
    """Of findings about the same words the first; one on a whole sentence stands beside those inside it."""
    kept: list[ToneFinding] = []
    for one in every:
        of_sentence = one.code in ("long_sentence", "too_many_commas")
        if of_sentence or not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return [_shown(one) for one in kept]


def _overlap(one: ToneFinding, other: ToneFinding) -> bool:
    return (
        other.code not in ("long_sentence", "too_many_commas")
        and one.start < other.end
        and other.start < one.end
    )


def _shown(one: ToneFinding) -> ToneFinding:
    """Hidden words stay hidden in what is quoted of the text, and are never put in."""
    if HIDDEN not in one.words:
        return one
    return ToneFinding(one.code, one.start, one.end, one.words.replace(HIDDEN, "…"), None)
