"""Words with gaps: {{number}}. A line of which something is not known in this case is left out."""

import re
from collections.abc import Mapping

_GAP = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_MANY_BREAKS = re.compile(r"\n{3,}")
LINK_ALONE = re.compile(r"\s*\{\{\s*link\s*\}\}\s*")


def gaps(text: str) -> tuple[str, ...]:
    """The names in {{…}}, each once, in order."""
    return tuple(dict.fromkeys(_GAP.findall(text)))


def filled(text: str, words: Mapping[str, str]) -> str:
    """The text with its gaps filled, without the lines that would have one left."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept = [line for line in lines if all(words.get(name) for name in gaps(line))]
    return _MANY_BREAKS.sub("\n\n", "\n".join(filled_line(line, words) for line in kept)).strip()


def filled_line(line: str, words: Mapping[str, str]) -> str:
    """One line with its gaps filled; an unknown one is nothing. What is put in is not read again."""
    return _GAP.sub(lambda found: words.get(found[1], ""), line)
