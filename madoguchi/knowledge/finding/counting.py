"""The words of one article, counted and stored so that no process counts them again.

A term is known by a number of 32 bits, so that processes need no vocabulary. Of 300,000 terms about ten pairs
share a number, which costs no more than a spelling shared by two words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from madoguchi.language import api as language

Terms = npt.NDArray[np.uint32]

FIELDS = ("heading_words", "body_words", "heading_pairs", "body_pairs", "heading_starts")
FORM = 2  # raise it when FIELDS or what is counted in them changes: entries of another form are made anew
LONGEST_START = 8  # letters of a word's beginning
MOST = 255  # a term that occurs more often says no more
_HEAD = 2  # numbers before the terms of a field: how many different ones, how many in all


@dataclass(frozen=True, slots=True)
class Counted:
    """The different terms of a text in ascending order, how often each occurs, and how many there are."""

    terms: Terms
    counts: npt.NDArray[np.uint8]
    length: int


def term_number(term: str) -> int:
    """The number of a term, the same in every process and version."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def term_numbers(terms: Iterable[str]) -> Terms:
    """The numbers of some terms, in their order."""
    return np.fromiter(map(term_number, terms), np.uint32)


def count(terms: Iterable[str]) -> Counted:
    """Count the terms of a text."""
    numbers = term_numbers(terms)
    different, counts = np.unique(numbers, return_counts=True)
    return Counted(different, np.minimum(counts, MOST).astype(np.uint8), len(numbers))


def counted(words: tuple[str, str], text: tuple[str, str]) -> dict[str, Counted]:
    """Count an article by its words (space-separated) and its plain texts, each of heading and body."""
    pairs = [language.bigrams(language.normalise(part)) for part in text]
    starts = [start for word in written_words(text[0]) for start in starts_of(word)]
    return dict(zip(FIELDS, map(count, (*(part.split() for part in words), *pairs, starts)), strict=True))


def written_words(text: str) -> list[str]:
    """The content words of a text as they are written, folded."""
    return [language.fold(text[token.start : token.end]) for token in language.tokens(text)]


def starts_of(word: str) -> list[str]:
    """What somebody has typed on the way to a word; a longer beginning says no more."""
    return [word[:end] for end in range(1, min(len(word), LONGEST_START) + 1)]


def packed(fields: Mapping[str, Counted]) -> bytes:
    """The counted fields of an article as they are stored."""
    parts: list[bytes] = []
    for name in FIELDS:
        field = fields[name]
        parts += [np.array([len(field.terms), field.length], np.uint32).tobytes()]
        parts += [field.terms.tobytes(), field.counts.tobytes()]
    return b"".join(parts)


def unpacked(data: bytes) -> dict[str, Counted]:
    """The counted fields of an article from their stored form."""
    fields: dict[str, Counted] = {}
    at = 0
    for name in FIELDS:
        many, length = np.frombuffer(data, np.uint32, _HEAD, at).tolist()
        at += _HEAD * 4
        terms = np.frombuffer(data, np.uint32, many, at)
        fields[name] = Counted(terms, np.frombuffer(data, np.uint8, many, at + many * 4), length)
        at += many * 5
    return fields
