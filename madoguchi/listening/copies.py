"""Which mentions repeat another one nearly word for word: reposts, the same news on ten pages.

Of a text without addresses, names that begin with @ and marks, overlapping pieces of letters are taken. Two
texts are the same where they share nearly all of their pieces. The smallest digests of the pieces are kept
with a mention, so that candidates are found by an index.
"""

import hashlib
import re

from madoguchi.language import api as language

PIECE = 4
SHORTEST = 18
"""Letters from which a text is somebody's own words: two people may well both write 「最高です！」."""
SAME = 0.78
SAME_CONTAINED = 0.9
"""Share of the shorter text's pieces that the longer one holds, where it adds only a little."""
ADDED = 1.5
PRINTS = 12
_LINK = re.compile(r"https?://\S+|www\.\S+|@[\w.]+|#\w+")
_FRAME = re.compile(
    r"^(?:rt\b|【[^】]{1,12}】|引用|転載|拡散(?:希望)?|repost(?:ed)?|quote)[\s:：]*", re.IGNORECASE
)
_MARKS = re.compile(r"[\W_ー]+")


def bare(text: str) -> str:
    """The letters of a text that are its own."""
    said = _LINK.sub(" ", language.fold(text)).strip()
    for _round in range(3):
        said = _FRAME.sub("", said).strip()
    return language.hiragana(_MARKS.sub("", said))


def _pieces(text: str) -> frozenset[str]:
    own = bare(text)
    return frozenset(own[at : at + PIECE] for at in range(max(1, len(own) - PIECE + 1)))


def prints(text: str) -> list[int]:
    """Marks by which copies find each other; none for a text that is too short to be one."""
    if len(bare(text)) < SHORTEST:
        return []
    digests = (hashlib.blake2b(one.encode(), digest_size=8).digest() for one in _pieces(text))
    return sorted(int.from_bytes(one, "big", signed=True) for one in digests)[:PRINTS]


def same(one: str, other: str) -> bool:
    """Whether two texts are the same words, but for little."""
    if min(len(bare(one)), len(bare(other))) < SHORTEST:
        return False
    left, right = _pieces(one), _pieces(other)
    shared, shorter, longer = len(left & right), *sorted((len(left), len(right)))
    alike = shared / len(left | right) >= SAME
    return alike or shared / shorter >= SAME_CONTAINED and longer <= ADDED * shorter
