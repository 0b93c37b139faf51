"""Where a long quotation is folded."""

import re
import unicodedata

LINE = 14  # full-width letters on a line of the widget and of a phone
SHOWN = 6  # lines before the fold
LEAST = 2  # lines behind it; a fold for less is not worth a press
_PIECE = re.compile(r"[^\n。！？]*(?:[。！？]+[」』）]*|\n|$)")


def folded(text: str) -> tuple[str, str]:
    """The beginning of about six lines, and the rest; the rest is empty when all of it is short enough."""
    if _lines(text) < SHOWN + LEAST:
        return text, ""
    shown = ""
    for piece in _PIECE.findall(text):
        if shown and _lines(shown + piece.rstrip("\n")) > SHOWN:
            break
        shown += piece
    rest = text[len(shown) :]
    return (shown.rstrip(), rest.lstrip("\n")) if _lines(rest) >= LEAST else (text, "")


def _lines(text: str) -> int:
    return sum(max(1, -(-_width(line) // LINE)) for line in text.splitlines())


def _width(line: str) -> int:
    """Letters of full width; two narrow ones count as one."""
    narrow = sum(unicodedata.east_asian_width(letter) not in "WFA" for letter in line)
    return len(line) - narrow // 2
