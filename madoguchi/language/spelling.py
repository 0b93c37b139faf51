"""Spellings one slip away, readings in hiragana, and English words that are known to be words."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from .analysis import morphemes
from .embedding import pieces_of
from .normalisation import fold

_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_KANA = re.compile("[ぁ-ゖァ-ヺー]+")
_LETTERS = re.compile(r"([A-Za-z]+)")
LATIN = "abcdefghijklmnopqrstuvwxyz"
COMMON = 60_000  # pieces are numbered by how common they are in the sixteen languages of the model
LEAST = 4  # letters of a word in which a slip is looked for
MOST = 24  # letters of a word that is tried in other spellings


def hiragana(text: str) -> str:
    """The same text with its katakana as hiragana."""
    return text.translate(_KATAKANA)


def reading(text: str) -> str:
    """How a Japanese text is read, in hiragana; what has no reading stays as it is."""
    return hiragana("".join(m.reading_form() or m.surface() for m in morphemes(fold(text))))


def is_kana(text: str) -> bool:
    """Whether the text is nothing but kana."""
    return bool(_KANA.fullmatch(text))


def words_in(text: str) -> list[str]:
    """A text cut into its Latin words and what stands between them; joined they are the text."""
    return _LETTERS.split(text)


@lru_cache(20_000)
def concepts(word: str) -> tuple[int, ...]:
    """The groups of synonyms that a word belongs to; キャンセル and 取り消し, 削除 and delete share one."""
    found = morphemes(word)
    return tuple(found[0].synonym_group_ids()) if len(found) == 1 else ()


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter more, less, other or changed for its neighbour makes one word of the other."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    start, end = 0, 0
    shorter = min(len(typed), len(meant))
    while start < shorter and typed[start] == meant[start]:
        start += 1
    while end < shorter - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    left, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def known_english(word: str) -> bool:
    """Whether a Latin word is in the dictionary, or so common that the model has it in one piece."""
    return len(pieces_of(word)) == 1 or any(not m.is_oov() for m in morphemes(word)[:1])


def english_near(word: str) -> list[str]:
    """Common English words one slip away, the most common first; empty for short words."""
    if not LEAST < len(word) <= MOST or not word.isascii() or not word.isalpha():
        return []
    found = {other: pieces_of(other) for other in set(_slips(word))}
    ranked = sorted((ids[0], other) for other, ids in found.items() if len(ids) == 1 and ids[0] < COMMON)
    return [other for _, other in ranked]


def _slips(word: str, letters: Collection[str] = LATIN) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
