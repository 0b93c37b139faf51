"""What two editions of a text have in common and where they differ, word by word, in Japanese and English."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from madoguchi.language import api as language

from .shapes import ChangedLine, Piece

NEAR = 2  # unchanged lines shown around a change


def changed_lines(older: str, newer: str) -> tuple[ChangedLine, ...]:
    """The lines that differ with a few around them; a gap stands for what is left out. Nothing when equal."""
    lines = list(_compared(older.splitlines(), newer.splitlines()))
    changed = [at for at, line in enumerate(lines) if line.state != "same"]
    shown = {at + step for at in changed for step in range(-NEAR, NEAR + 1)}
    found: list[ChangedLine] = []
    for at, line in enumerate(lines):
        if at in shown:
            found.append(line)
        elif changed and (not found or found[-1].state != "gap"):
            found.append(ChangedLine("gap", ()))
    return tuple(found)


def _compared(older: Sequence[str], newer: Sequence[str]) -> Iterator[ChangedLine]:
    """All lines in order; a line that was rewritten shows which of its words."""
    matched = SequenceMatcher(None, older, newer, autojunk=False)
    for what, i, j, k, n in matched.get_opcodes():
        if what == "equal":
            yield from (ChangedLine("same", (Piece("same", line),)) for line in older[i:j])
            continue
        for before, after in zip_longest(older[i:j], newer[k:n]):
            yield _line(before, after)


def _line(before: str | None, after: str | None) -> ChangedLine:
    if before is None:
        return ChangedLine("added", (Piece("added", after or ""),))
    if after is None:
        return ChangedLine("removed", (Piece("removed", before),))
    return ChangedLine("changed", tuple(_pieces(before, after)))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    """A rewritten line: what stayed, what went and what came, in this order at each place."""
    old, new = language.surfaces(before), language.surfaces(after)
    for what, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if i < j:
            yield Piece("removed", "".join(old[i:j]))
        if k < n:
            yield Piece("added", "".join(new[k:n]))
