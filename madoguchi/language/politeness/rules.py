"""A rule finds words by a pattern and says what could stand there instead."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .shapes import ToneCode, ToneFinding

Instead = str | Callable[[re.Match[str]], str | None] | None
"""A template for `Match.expand`, a function, or nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that are not said, and the better ones."""

    code: ToneCode
    pattern: re.Pattern[str]
    instead: Instead = None

    def findings(self, text: str) -> Iterator[ToneFinding]:
        """Each place where the words stand."""
        for found in self.pattern.finditer(text):
            better = cased(found[0], self._better(found))
            yield ToneFinding(self.code, found.start(), found.end(), found[0], better)

    def _better(self, found: re.Match[str]) -> str | None:
        if callable(self.instead):
            return self.instead(found)
        return None if self.instead is None else found.expand(self.instead)


def cased(words: str, better: str | None) -> str | None:
    """What stands for a capitalised word has a capital too."""
    shouted = len(words) > 1 and words.isupper()
    if better and words[0].isupper() and better[0].islower() and not shouted:
        return better[0].upper() + better[1:]
    return better


def rules(code: ToneCode, *lines: tuple[str, Instead]) -> tuple[Rule, ...]:
    """Rules of one kind from (pattern, instead)."""
    return tuple(Rule(code, re.compile(pattern, re.MULTILINE), instead) for pattern, instead in lines)


def conjugated(stem: str, endings: Mapping[str, str]) -> Callable[[re.Match[str]], str | None]:
    """Puts the stem and the ending that belongs to the last group; None for an ending that is not listed."""

    def better(found: re.Match[str]) -> str | None:
        ending = endings.get(found[found.re.groups])
        return None if ending is None else found.expand(stem) + ending

    return better


def apply(every: Sequence[Rule], text: str) -> Iterator[ToneFinding]:
    """The findings of all rules."""
    for rule in every:
        yield from rule.findings(text)
