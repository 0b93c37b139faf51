"""A text in one spelling, with the way back to the places in the text as it was given."""

from dataclasses import dataclass

from .normalisation import fold_with_offsets

MOST = 4000
"""Letters of a message that are read; nobody names a date after that."""

_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@dataclass(frozen=True, slots=True)
class Folded:
    """`line` is folded, `kana` the same with its katakana as hiragana; both have the same offsets."""

    text: str
    line: str
    kana: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where line[start:end] stands in the text."""
        return self.offsets[start], max(self.offsets[end], min(self.offsets[start] + 1, len(self.text)))


def folded(text: str, most: int = MOST) -> Folded:
    """The beginning of a text, ready to be searched."""
    line, offsets = fold_with_offsets(text[:most])
    return Folded(text, line, line.translate(_HIRAGANA), offsets)
