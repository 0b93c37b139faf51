"""All checks of a reply, in the order in which its reader meets their places."""

import re
from collections.abc import Iterable, Iterator, Sequence

from . import (
    digs,
    english,
    english_manner,
    habits_ja,
    honorifics_ja,
    manner_ja,
    promises,
    refusals_ja,
    roles_ja,
    wholes,
    wording_ja,
)
from .learnt import resembled
from .reading import HIDDEN, Sentence, own_words, sentences
from .rules import apply
from .shapes import Occasion, ToneFinding

MOST = 20
"""Findings that are given at once; nobody reads more."""
LONGEST = 8_000
"""Characters that are read; a reply is shorter."""
MOST_COMPARED = 40
"""Sentences that are compared with known faults."""
_JA = (*manner_ja.RULES, *refusals_ja.CURT, *honorifics_ja.RULES, *wording_ja.RULES, *promises.JA, *digs.JA)
_LABELLED = re.compile(r"[^。.!?\n]{1,24}[:：]\s*\S+(?:\s+\S+)?\Z")
"""Before: y•••@mail.example: a line of a list without a mark, no sentence."""
_OF_SENTENCE = ("long_sentence", "too_many_commas")


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
    found = by_rules(own, spoken, said)
    found += map(_shown, _resembling(own, said, spoken, found))
    found += wholes.findings(text, spoken, occasion or Occasion())
    found.sort(key=lambda one: (one.start, one.end))
    return tuple(found[:MOST])


def by_rules(own: str, language: str, said: Sequence[Sentence] = ()) -> list[ToneFinding]:
    """What the rules name in the writer's own words, cut into sentences here where they are not given."""
    return _apart(_in_words(own, said or tuple(sentences(own)), language))


def _in_words(own: str, said: tuple[Sentence, ...], language: str) -> Iterator[ToneFinding]:
    if language == "en":
        yield from english.findings(own, said)
        yield from english_manner.findings(own)
    else:
        yield from apply(_JA, own)
        for sentence in said:
            yield from roles_ja.findings(sentence)
        yield from habits_ja.findings(own, said)


def _resembling(
    own: str, said: Sequence[Sentence], language: str, found: Sequence[ToneFinding]
) -> Iterator[ToneFinding]:
    """Sentences that no rule remarks on and that resemble known faults; a refusal with regret is none."""
    named = [one for one in found if one.code not in _OF_SENTENCE]
    softened = (english.REGRET if language == "en" else habits_ja.REGRET).search(own)
    for sentence in said[:MOST_COMPARED]:
        if (
            sentence.item
            or _LABELLED.match(sentence.text)
            or any(one.start < sentence.end and sentence.start < one.end for one in named)
        ):
            continue
        code = resembled(sentence.text, language)
        if code and not (softened and code == "curt"):
            yield ToneFinding(code, sentence.start, sentence.end, sentence.text, likely=True)


def _apart(every: Iterable[ToneFinding]) -> list[ToneFinding]:
    """Of findings about the same words the first; one on a whole sentence stands beside those inside it."""
    kept: list[ToneFinding] = []
    for one in every:
        of_sentence = one.code in _OF_SENTENCE
        if of_sentence or not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return [_shown(one) for one in kept]


def _overlap(one: ToneFinding, other: ToneFinding) -> bool:
    return other.code not in _OF_SENTENCE and one.start < other.end and other.start < one.end


def _shown(one: ToneFinding) -> ToneFinding:
    """Hidden words stay hidden in what is quoted of the text, and are never put in."""
    if HIDDEN not in one.words:
        return one
    return ToneFinding(one.code, one.start, one.end, one.words.replace(HIDDEN, "…"), None, one.likely)
