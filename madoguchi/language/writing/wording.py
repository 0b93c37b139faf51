"""The company's own list: how it spells, and which words it never uses."""

import re
from collections.abc import Iterator

from ..normalisation import fold_with_offsets
from ..shapes import HouseStyle, Remark, RemarkCode, Writing, WritingPart
from .passages import HIDDEN, masked


def remarks(writing: Writing, style: HouseStyle) -> Iterator[Remark]:
    """Each use of a word on the list, in the heading and in the body."""
    fields: tuple[tuple[WritingPart, str], ...] = (
        ("heading", writing.heading),
        ("body", masked(writing.body)),
    )
    for part, text in fields:
        for word in style.banned:
            yield from _uses(word, part, text, "banned")
        for instead, rather in style.spellings.items():
            for use in _uses(instead, part, text, "house"):
                if not _is_part_of(rather, use, text):
                    yield Remark(use.code, part, use.start, use.end, use.words, {"rather": rather})


def _uses(word: str, part: WritingPart, text: str, code: RemarkCode) -> Iterator[Remark]:
    """Where a word stands, in any width and case; a Latin word only as a whole."""
    folded, offsets = fold_with_offsets(text)
    sought = fold_with_offsets(word.strip())[0]
    if not sought:
        return
    pattern = rf"(?<![a-z0-9]){re.escape(sought)}(?![a-z0-9])" if sought.isascii() else re.escape(sought)
    for found in re.finditer(pattern, folded):
        start, end = offsets[found.start()], offsets[found.end()]
        yield Remark(code, part, start, end, text[start:end].replace(HIDDEN, ""))


def _is_part_of(rather: str, use: Remark, text: str) -> bool:
    """サーバ stands inside サーバー, which is right."""
    near = range(max(0, use.start - len(rather)), use.start + 1)
    return any(text.startswith(rather, at) and at + len(rather) >= use.end for at in near)
