"""The words that articles use, by how they are read and how they begin and end. It only grows.

Whether a word stands in an article that the reader may see is asked of the view, so that no suggestion tells
what is hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from madoguchi.language import api as language

LONGEST = 20  # letters of a word that is kept
HALF = 2  # letters at the beginning or end that a slip leaves alone in a word of four and more


class Lexicon:
    """Words of articles. Readers and the one thread that adds may use it at the same time."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._read_as: dict[str, tuple[str, ...]] = {}
        self._heads: dict[str, list[str]] = defaultdict(list)
        self._tails: dict[str, list[str]] = defaultdict(list)
        self._alike: dict[int, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._words)

    def learn(self, words: Iterable[str]) -> None:
        """Add words, about 20 µs for each that is new."""
        new = {word for word in words if word not in self._words and _is_word(word)}
        self._words |= new
        for word in sorted(new):
            for key, meant in _keys(word):
                self._enter(key, meant)
            for concept in language.concepts(word):
                self._alike[concept] = (*self._alike.get(concept, ()), word)

    def alike(self, word: str) -> list[str]:
        """Other words for the same thing, in either language, by Sudachi's dictionary of synonyms."""
        found = [other for concept in language.concepts(word) for other in self._alike.get(concept, ())]
        return [other for other in dict.fromkeys(found) if other != word]

    def read_as(self, key: str) -> tuple[str, ...]:
        """Words with this reading (hiragana), or the Latin word itself."""
        return self._read_as.get(key, ())

    def near(self, key: str) -> list[str]:
        """Readings and Latin words one slip away from `key`."""
        if len(key) < 2 * HALF:
            return []
        some = {*self._heads.get(key[:HALF], ()), *self._tails.get(key[-HALF:], ())}
        return sorted(other for other in some if language.one_slip(key, other))

    def _enter(self, key: str, word: str) -> None:
        known = self._read_as.get(key)
        if known is None and len(key) >= 2 * HALF - 1:
            self._heads[key[:HALF]].append(key)
            self._tails[key[-HALF:]].append(key)
        if word not in (known or ()):
            self._read_as[key] = (*(known or ()), word)


def _is_word(word: str) -> bool:
    return 1 < len(word) <= LONGEST and not any(letter.isdigit() for letter in word)


def _keys(word: str) -> Iterator[tuple[str, str]]:
    """How a word may be typed: its reading; that of a verb also without its last letter."""
    if word.isascii():
        yield word, word
        return
    read = language.reading(word)
    if not language.is_kana(read):
        return
    yield read, word
    if len(read) > 2 and not language.is_kana(word) and language.is_kana(word[-1]):
        yield read[:-1], word[:-1]
