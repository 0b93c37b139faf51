"""Marks the words of a query in a text, also where they are spelled differently."""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from madoguchi.language import api as language


def highlighted(text: str, query: str) -> SafeString:
    """The text as HTML with `<mark>` around what the query asked for; everything is escaped."""
    wanted = _forms(query)
    spans = language.spans_of(text, wanted) if wanted else []
    folded = language.fold(text)
    if len(folded) == len(text):
        spans += _literal(folded, language.fold(query).split())
    pieces, position = [], 0
    for start, end in _joined(spans):
        pieces += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return mark_safe("".join(pieces) + escape(text[position:]))


@lru_cache(maxsize=64)
def _forms(query: str) -> frozenset[str]:
    return frozenset(language.forms(query))


def _literal(folded: str, words: Iterable[str]) -> list[tuple[int, int]]:
    found = []
    for word in words:
        at = folded.find(word) if len(word) > 1 else -1
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + len(word))
    return found


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
