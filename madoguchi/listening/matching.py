"""Words that a mention must have, or must not have, whatever way it spells them."""

import re
from collections.abc import Sequence

from madoguchi.language import api as language

_GAPS = re.compile(r"[\s・･\-‐ー_.、。]+")
_LATIN = re.compile(r"[a-z0-9&'+./ -]+")


def wanted(text: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether one of `include` (or nothing) is in the text, and none of `exclude`.

    Width, case, kana, long vowels and dots make no difference: ケトル, ｹﾄﾙ and けとる; サーバー and サーバ;
    あおぞら・でんき. A word in Latin letters counts as a word of its own.
    """
    line = language.fold(text)
    key = _key(line)
    if any(_has(line, key, word) for word in exclude):
        return False
    return not include or any(_has(line, key, word) for word in include)


def _has(line: str, key: str, word: str) -> bool:
    word = language.fold(word).strip()
    if not word:
        return False
    if _LATIN.fullmatch(word):
        return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", line) is not None
    return _key(word) in key


def _key(folded: str) -> str:
    return language.hiragana(_GAPS.sub("", folded))


def words_of(text: str) -> tuple[str, ...]:
    """Words as they were typed, one a line or with commas between them; each once, at most fifty."""
    parts = (part.strip()[:80] for part in re.split(r"[\n,、，]+", text.replace("\x00", "")))
    return tuple(dict.fromkeys(part for part in parts if part))[:50]
