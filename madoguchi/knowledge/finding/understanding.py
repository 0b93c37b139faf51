"""What a query may mean beyond its letters: another spelling, and other words for the same thing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

from .lexicon import Lexicon
from .query import Query, read_query
from .respelling import respelled
from .view import View

HOUSE, DICTIONARY = 0.7, 0.15  # weights of synonyms from the company's table and from the dictionary
MOST_ALIKE = 6  # synonyms of one word from the dictionary
FIELDS = ("heading_words", "body_words", "heading_pairs")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One expression of the table: as it is matched, and its words."""

    text: str
    words: frozenset[str]


class Synonyms:
    """The company's own table: each line says that its expressions mean the same, in either language."""

    def __init__(self, lines: Iterable[Iterable[str]] = ()) -> None:
        self._lines = [tuple(Phrase(language.normalise(t), frozenset(language.forms(t))) for t in line)
                       for line in lines]  # fmt: skip

    def of(self, text: str, words: Iterable[str]) -> dict[str, float]:
        """Words to look for as well, when one of a line's expressions is asked for."""
        asked = set(words)
        found: dict[str, float] = {}
        for line in self._lines:
            if any(phrase.words and phrase.words <= asked for phrase in line) or any(
                len(phrase.text) > 1 and not phrase.text.isascii() and phrase.text in text for phrase in line
            ):
                found |= dict.fromkeys((word for phrase in line for word in phrase.words), HOUSE)
        return {word: weight for word, weight in found.items() if word not in asked}


NO_SYNONYMS = Synonyms()


def understand(query: Query, view: View, lexicon: Lexicon, synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """The query with another spelling, where it needs one, and with its synonyms."""
    meant = respelled(query.text, lexicon, seen_in(view))
    if meant:
        query = _both(query, read_query(meant, query.language), view, meant)
    kin = {
        other: DICTIONARY
        for word in query.words
        for other in lexicon.alike(word)[:MOST_ALIKE]
        if other not in query.words
    }
    kin |= synonyms.of(language.normalise(meant or query.text), query.words)
    return replace(query, kin=kin)


def seen_in(view: View) -> Callable[[str], int]:
    """In how many of the articles open in this view a word stands, in any form of it."""

    def count(word: str) -> int:
        terms = [word, *language.forms(word)]
        return max(int(view.look_up(name, terms).seen.max(initial=0)) for name in FIELDS)

    return lambda word: view.words_seen.get(word, lambda: count(word))


def _both(typed: Query, other: Query, view: View, meant: str) -> Query:
    """Words of both spellings, but none that no article has in place of one that was put right."""
    seen = seen_in(view)
    words = {word: weight for word, weight in typed.words.items() if seen(word)} | other.words
    vector = _between(typed.vector, other.vector)
    return replace(typed, words=words, pairs=typed.pairs | other.pairs, vector=vector, meant=meant)


def _between(one: Vectors | None, other: Vectors | None) -> Vectors | None:
    if one is None or other is None:
        return one
    both = one + other
    return np.asarray(both / max(float(np.linalg.norm(both)), 1e-9), np.float32)
