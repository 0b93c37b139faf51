"""Folding of spelling differences that do not change the meaning. For search keys only, never for names."""

import re
import unicodedata

import neologdn

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u02d7\u2043"), "-")
_WAVES = dict.fromkeys(map(ord, "\u301c\uff5e\u223c\u223e\u3030"), "~")
_GONE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), "")
_FOLD = _DASHES | _WAVES | _GONE

# A base character with the marks that NFKC joins to it: ﾎﾟ → ポ, か\u3099 → が.
_CLUSTER = re.compile(
    "[^\u3099\u309a\uff9e\uff9f\u0300-\u036f][\u3099\u309a\uff9e\uff9f\u0300-\u036f]*|.", re.DOTALL
)
# What folding joins to its neighbour or takes away.
_SHORTER = re.compile(f"[\u3099\u309a\uff9e\uff9f\u0300-\u036f{''.join(map(chr, _GONE))}]")


def fold(text: str) -> str:
    """NFKC, lower case, one wave dash and one minus; invisible characters removed. Spaces stay."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text.translate(_FOLD)).lower()


def normalise(text: str) -> str:
    """`fold`, then long vowels and spaces between Japanese letters are brought to one form (neologdn)."""
    folded = fold(text)
    return folded if folded.isascii() else neologdn.normalize(folded, tilde="ignore")


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters and its end, the offset in `text`."""
    folded = fold(text)
    if len(folded) == len(text) and unicodedata.is_normalized("NFC", text) and not _SHORTER.search(text):
        return folded, list(range(len(text) + 1))  # nothing got shorter, so nothing got longer either
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        folded = fold(cluster.group())
        pieces.append(folded)
        offsets.extend([cluster.start()] * len(folded))
    offsets.append(len(text))
    return "".join(pieces), offsets
