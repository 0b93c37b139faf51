"""How far the words of a sentence are those of a source: the same, a synonym, sharing a character, or
near in meaning.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..analysis import tokens
from ..embedding import embed
from ..normalisation import normalise
from ..spelling import concepts

_KANJI = re.compile(r"[\u4e00-\u9fff々]")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_DIGITS = re.compile(r"[\d.,:%¥]+")
_LATIN = re.compile(r"[a-z]{3,}")
_LIGHT = frozenset(
    # what any letter of customer care says, whatever it is about
    "場合 時 為 事 物 方 為る 成る 有る 無い 出来る 可能 下さる 頂く 願う 御願い 行う 確認 案内 連絡 "
    "知らせる 手続き 利用 使用 使う 際 内 以内 以上 "
    "以下 程 頃 約 前 後 中 上 下 次 一番 最 度 回 日 年 月 時間 分 円 税込み 必要 又 又は 及び 先ず "
    "直ぐ 既に 自身 自分 客様 客 当社 弊社 係 "
    "致す 申す 居る 御座る 参る 見る 選ぶ 押す 出る 言う 思う 考える 従う 基づく 関する 対する 因る "
    "於く 其れ 此れ 此方 其方 同じ 他 別 全て "
    "please can could would may might will shall must have has need make get let us our we you your "
    "yours it its they them their there here this "
    "that these those then also just simply want like able use used using go come take give do done "
    "when if once after before about around up down "
    "out off on in into for from with within at by of to and or but so as than more most least very "
    "well back still sure already again choose press "
    "see way thing item one ones case customer company find tell show say know happen happens long "
    "far much many means mean start turn switch put set keep take bring new full work works".split()
)
_SAME = 1.0
_SIMILAR_FROM, _SIMILAR_TO = 0.55, 0.85  # cosines of two words: nothing in common, as good as the same
_MEANS = 0.8  # what nearness in meaning counts at most


@dataclass(frozen=True, slots=True)
class Word:
    """One content word: its forms, of which one is enough, and how much it says."""

    forms: tuple[str, ...]
    weight: float


@lru_cache(4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The smallest content words of a text, each once; numbers are left to their own check."""
    places: dict[tuple[int, int], list[str]] = {}
    for token in tokens(text):
        places.setdefault((token.start, token.end), []).append(token.form)
    smallest = [place for place in places if not any(_holds(place, other) for other in places)]
    forms = dict.fromkeys(tuple(dict.fromkeys(places[place])) for place in smallest)
    return tuple(Word(one, min(map(weight_of, one))) for one in forms if not _DIGITS.fullmatch(one[0]))


def _holds(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return other != place and place[0] <= other[0] and other[1] <= place[1]


def weight_of(form: str) -> float:
    """Little for what any letter says, most for words of foreign letters, which are mostly names of
    things.
    """
    if form in _LIGHT:
        return 0.15
    if _KATAKANA.fullmatch(form):
        return 1.3
    return 1.0 if len(form) > 1 or _KANJI.fullmatch(form) else 0.4


@lru_cache(50_000)
def related(one: str, other: str) -> float:
    """How surely two forms mean the same, by their spelling and by the dictionary's synonyms: 0 to 1."""
    if one == other:
        return _SAME
    if set(concepts(one)) & set(concepts(other)):
        return 0.95
    shared = set(_KANJI.findall(one)) & set(_KANJI.findall(other))
    if shared:
        return 0.75 if len(shared) > 1 or min(len(one), len(other)) <= 2 else 0.6
    if _LATIN.fullmatch(one) and _LATIN.fullmatch(other):
        same = next(
            (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )
        return 0.9 if same >= max(4, min(len(one), len(other)) - 2) else 0.0
    return 0.6 if len(one) > 2 and len(other) > 2 and (one in other or other in one) else 0.0


class Vocabulary:
    """The words of the passages, and how surely each is what another word means."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(forms))
        self._rows = embed(self._forms)
        self._scores: dict[str, dict[str, float]] = {}

    def learn(self, forms: Iterable[str]) -> None:
        """Compare these words with all of the vocabulary, in one go."""
        new = [form for form in dict.fromkeys(forms) if form not in self._scores]
        if not new:
            return
        near = (embed(new) @ self._rows.T - _SIMILAR_FROM) / (_SIMILAR_TO - _SIMILAR_FROM)
        for form, row in zip(new, np.clip(near, 0, 1) * _MEANS, strict=True):
            scores = (
                (other, max(related(form, other), float(row[n]))) for n, other in enumerate(self._forms)
            )
            self._scores[form] = {other: score for other, score in scores if score > 0}

    def cover(self, word: Word, source: frozenset[str]) -> float:
        """How surely a source has this word in some form, 0 to 1."""
        best = 0.0
        for form in word.forms:
            if form in source:
                return _SAME
            scores = self._scores.get(form, {})
            best = max([best, *(score for other, score in scores.items() if other in source)])
        return best


@lru_cache(8192)
def forms_of(text: str) -> frozenset[str]:
    """All forms of a text, compounds and their parts."""
    return frozenset(token.form for token in tokens(text)) | frozenset(_LATIN.findall(normalise(text)))
