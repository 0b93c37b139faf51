"""Markdown as plain text, and plain text as sentences and passages."""

import re
from dataclasses import dataclass
from html import unescape

_AROUND = " \t|\u3000"
PASSAGE = 140  # characters of a passage that gets a vector of its own
_FENCE = re.compile(r"^\s*(```|~~~).*$")
_LINK = re.compile(r"!?\[((?:[^\[\]\n]|\[[^\]\n]*\])*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`)(.+?)\1")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$")
_QUOTE = re.compile(r"^\s*>\s?(?:\[!(?:NOTE|TIP|WARNING)\]\s*$)?", re.IGNORECASE)
_RULE = re.compile(r"^\s*([-*_]\s*){3,}$|^[\s|:-]+$")
_STEP = re.compile(r"^\s*(?:\d{1,2}[.)．、]|[①-⑳]|手順\s*\d+)\s*")
_BULLET = re.compile(r"^\s*[-*+・]\s+")
_MARK = re.compile(r"[`~\[*_#>|&:+-]|・")  # without any of these a line is as bare as it can be
_SENTENCE = re.compile(r"[^。！？!?\n]*?(?:[。！？!?]+[」』）)\]]*|\.(?=\s|$)|$)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or list item of an article's body; `block` numbers the paragraph or list it is in."""

    text: str
    block: int
    kind: str  # "text", "step", "item" or "heading"


def plain_text(markdown: str) -> str:
    """The words of a Markdown text, one line a line, without its marks."""
    return "\n".join(filter(None, (_bare(line) for line in markdown.splitlines())))


def _bare(line: str) -> str:
    if not _MARK.search(line):
        return line.strip(_AROUND)
    if _FENCE.match(line) or _RULE.match(line):
        return ""
    line = _BULLET.sub("・", _LINK.sub(r"\1", _QUOTE.sub("", line)))
    return unescape(_HEADING.sub("", _EMPHASIS.sub(r"\2", line))).strip(_AROUND)


def lines(markdown: str) -> list[Line]:
    """Sentences and list items in order; the items of one list share a block."""
    found: list[Line] = []
    block, before = 0, ""
    for raw in markdown.splitlines():
        text = _bare(raw)
        kind = _kind_of(raw)
        block += kind != before or kind in {"text", "heading"}
        before = kind if text else before if kind in {"step", "item"} else ""
        if not text:
            continue
        parts = [text] if kind != "text" else [s.strip() for s in _SENTENCE.findall(text)]
        found += [Line(part, block, kind) for part in parts if part]
    return found


def _kind_of(raw: str) -> str:
    if _STEP.match(raw):
        return "step"
    if _BULLET.match(raw):
        return "item"
    return "heading" if raw.lstrip().startswith("#") else "text"


def passages(markdown: str, *, most: int = 8) -> list[str]:
    """Windows of about `PASSAGE` characters along the body, cut at sentences; at most `most`."""
    found: list[str] = []
    window = ""
    for line in lines(markdown):
        if window and len(window) + len(line.text) > PASSAGE:
            found.append(window)
            window = ""
        window = f"{window} {line.text}".strip()
    return [*found, window][:most] if window else found[:most]
