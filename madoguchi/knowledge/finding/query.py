"""A question, taken apart once for all that look at it."""

from dataclasses import dataclass, field
from functools import lru_cache

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

LONGEST_QUERY = 400
RECENT = 256  # texts whose words and vectors are kept: results follow what was offered while typing


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart once."""

    text: str
    language: str
    words: dict[str, float]
    pairs: dict[str, float]
    vector: Vectors | None
    names_only: bool
    kin: dict[str, float] = field(default_factory=dict)
    """Other words for what is asked, with little weight."""
    meant: str = ""
    """The question as it may have been meant, where it was misspelled or typed in kana."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.pairs or self.vector is not None)

    def terms(self, field: str) -> dict[str, float]:
        """The weighted terms that are looked up in a field; words in the order of `words`, then `kin`."""
        return self.pairs if field.endswith("_pairs") else {**self.words, **self.kin}


def read_query(text: str, reader: str) -> Query:
    """Take a query apart. Raises nothing: without vectors the words must do."""
    text = text[:LONGEST_QUERY]
    written = language.language_of(text, default=reader)
    pairs = dict.fromkeys(language.bigrams(language.normalise(text)), 1.0)
    words = dict.fromkeys(_forms(text), 1.0)
    try:
        vector = _vector(text) if text.strip() else None
    except language.EmbeddingUnavailable:
        vector = None
    names_only = written == "en" and reader == "ja" and len(text.split()) < 4
    return Query(text, written, words, pairs, vector, names_only)


@lru_cache(maxsize=RECENT)
def _forms(text: str) -> tuple[str, ...]:
    return tuple(language.forms(text))


@lru_cache(maxsize=RECENT)
def _vector(text: str) -> Vectors:
    """What is not to be had raises, and is asked for again next time."""
    return language.embed([text])[0]
