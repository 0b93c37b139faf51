"""Yes or no of a clause: what it allows, requires and charges, whether it denies, and which of two
opposites it names.
"""

import re
from functools import lru_cache

from . import sign_words as said
from .quantities import folded

ENDING = 14  # letters of a Japanese statement in which its verb ends
_ASKS = re.compile(r"(?:[?]|か)[。.\s]*$")
_KANA = re.compile("[ぁ-ん]")
Signs = frozenset[tuple[str, int]]

_PATTERNS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("need", -1, re.compile(said.NEED_NOT)),
    ("cost", -1, re.compile(said.COST_NOT)),
    ("cost", 1, re.compile(said.COST)),
    ("can", -1, re.compile(said.CAN_NOT)),
    ("can", 1, re.compile(said.CAN)),
    ("need", 1, re.compile(said.NEED)),
)
_DENIES, _HARMLESS, _CONDITION = (
    re.compile(pattern) for pattern in (said.DENIES, said.HARMLESS, said.CONDITION)
)


@lru_cache(8192)
def main_part(text: str) -> str:
    """A folded statement without its condition; the whole where nothing else is left."""
    plain = re.sub(r"\([^()]*\)[\s.。]*$", "", folded(text)).strip()
    rest = _CONDITION.sub("", _CONDITION.sub("", plain)).strip(" .。、")
    return rest or plain


@lru_cache(8192)
def denies(text: str) -> bool:
    """Whether a statement says no, other than by the ways of need and cost; a no in its condition is none.

    Of a Japanese one only how it ends counts: 届いていない可能性があります denies nothing.
    """
    plain = _HARMLESS.sub("", main_part(text))
    if _ASKS.search(folded(text)):
        return False
    for _, sign, pattern in _PATTERNS[:2]:
        plain = pattern.sub("", plain) if sign < 0 else plain
    return bool(_DENIES.search(plain[-ENDING:] if _KANA.search(plain) else plain))


@lru_cache(8192)
def signs_of(text: str) -> Signs:
    """What a statement allows (can), requires (need) and charges (cost), each with 1 or -1; often both."""
    plain = main_part(text)
    found = set()
    for name, sign, pattern in _PATTERNS:
        if pattern.search(plain):
            found.add((name, sign))
            plain = pattern.sub("", plain) if sign < 0 else plain
    return frozenset(found)


@lru_cache(8192)
def sides_of(text: str) -> frozenset[tuple[int, int]]:
    """Which sides of which opposites a text names, where it names one side only."""
    plain = folded(text)
    named = (
        (n, bool(one.search(plain)), bool(other.search(plain)))
        for n, (one, other) in enumerate(said.OPPOSITES)
    )
    return frozenset((n, int(right)) for n, left, right in named if left != right)


def says_the_opposite(text: str, other: str) -> bool:
    """Whether one names one of two opposites, and the other only the other."""
    turned = {(n, 1 - side) for n, side in sides_of(text)}
    return not turned.isdisjoint(sides_of(other))


def moments_of(text: str) -> frozenset[int]:
    """Which moments without a number a text names: the day after, the end of a month, at night."""
    plain = folded(text)
    return frozenset(n for n, pattern in enumerate(said.MOMENTS) if pattern.search(plain))
