"""Slips of typing put right by the words that a matter is talked about with: "delviery", 「ちゅうもん」.

Whoever asks gives the texts in which people talk about the matter; only words of these are put in place of
what is typed, where that is no word of its own and one slip away. Japanese that was left in kana is written
as those texts write it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .analysis import morphemes
from .folded import folded
from .normalisation import fold
from .spelling import english_near, hiragana, is_kana, known_english, one_slip, reading, words_in

SHORTEST = 4  # letters of an English word that is put right
SHORTEST_KANA = 3  # letters of a reading that is recognised as it is
SHORTEST_SLIP = 4  # and with a slip in it
END = 2
LONGEST = 400
LONGEST_KANA = 80  # letters of a Japanese text; whoever writes more writes it as it is written


@dataclass(frozen=True)
class Vocabulary:
    """The words of a matter: English ones, and readings in hiragana with how they are written."""

    words: frozenset[str]
    readings: Mapping[str, str]

    def mended(self, text: str) -> str:
        """The text with its slips put right; the same text where there is none."""
        if len(text) > LONGEST:
            return text
        return self._japanese(text) if any(is_kana(sign) for sign in text) else self._english(text)

    def _english(self, text: str) -> str:
        parts = words_in(text)
        return "".join(self._word(part) if part.isascii() and part.isalpha() else part for part in parts)

    def _word(self, typed: str) -> str:
        word = typed.lower()
        if len(word) < SHORTEST or word in self.words or not all(one.is_oov() for one in morphemes(word)):
            return typed
        near = [one for one in self.words if one_slip(word, one)]
        if known_english(word):
            near = [one for one in near if _left_out(word, one)]
        elif not near:
            near = english_near(word)[:1]
        found = [one for one in near if sorted(one) == sorted(word)] or near
        return found[0] if len(found) == 1 else typed

    def _japanese(self, text: str) -> str:
        kana, written, at = folded(text).kana, "", 0
        if len(kana) != len(text) or len(text) > LONGEST_KANA:
            return text
        while at < len(text):
            found = self._reading_at(kana, at)
            written += found[1] if found else text[at]
            at += found[0] if found else 1
        return written

    def _reading_at(self, kana: str, at: int) -> tuple[int, str] | None:
        """How many letters from here are read as a known word, and how it is written."""
        rest = _run(kana, at)
        for size in range(len(rest), SHORTEST_KANA - 1, -1):
            if rest[:size] in self.readings:
                return size, self.readings[rest[:size]]
        if at and is_kana(kana[at - 1]) and kana[at - 1] not in _PARTICLES:
            return None
        for size in range(len(rest), SHORTEST_SLIP - 1, -1):
            typed = rest[:size]
            near = {one for one in self._with_an_end_of(typed) if one_slip(typed, one)}
            if len(near) == 1 and (meant := near.pop())[0] == typed[0]:
                return size, self.readings[meant]
        return None

    def _with_an_end_of(self, typed: str) -> Iterator[str]:
        """The readings with its first two or last two letters: in words of five, one slip leaves either."""
        yield from self._by_end.get(f"{typed[:END]}-", ())
        yield from self._by_end.get(f"-{typed[-END:]}", ())

    @cached_property
    def _by_end(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self.readings:
            if len(one) > SHORTEST_SLIP:
                for end in (f"{one[:END]}-", f"-{one[-END:]}"):
                    found.setdefault(end, []).append(one)
        return found


_PARTICLES = "をはがにでのもとへ"
_LONGEST_READING = 10


def _left_out(typed: str, meant: str) -> bool:
    """Whether a letter inside was left out or two changed places: so a word can become another one."""
    ends = (typed[0], typed[-1]) == (meant[0], meant[-1])
    return ends and (len(meant) > len(typed) or sorted(meant) == sorted(typed))


def _run(kana: str, at: int) -> str:
    end = at
    while end < len(kana) and end < at + _LONGEST_READING and is_kana(kana[end]):
        end += 1
    return kana[at:end]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words of these texts (about a millisecond for ten of them)."""
    words: set[str] = set()
    readings: dict[str, str] = {}
    for text in texts:
        words |= {part.lower() for part in words_in(text) if part.isascii() and len(part) >= SHORTEST}
        for one in morphemes(fold(text)):
            surface = one.surface()
            if one.part_of_speech()[0] == "名詞" and not surface.isascii() and not _all_hiragana(surface):
                read = reading(surface)
                if is_kana(read) and len(read) >= SHORTEST_KANA:
                    readings.setdefault(read, surface)
    return Vocabulary(frozenset(words), readings)


def _all_hiragana(surface: str) -> bool:
    return is_kana(surface) and surface == hiragana(surface)
