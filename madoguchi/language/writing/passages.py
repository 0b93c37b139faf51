"""A Markdown body as sentences, each with its place in the text as it was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HIDDEN = "\x00"
"""Stands for a character of the markup, so that the places of all others stay."""

_FENCE = re.compile(r"^\s*(```|~~~)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_MARK = re.compile(
    r"^\s*(?:>\s?)*(?:\[!(?:NOTE|TIP|WARNING)\]\s*)?(?:(?:[-*+]|\d{1,3}[.)])\s+)?", re.IGNORECASE
)
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^[\s|:-]+$")
_BLOCK = re.compile(r"\{\{[^}\n]*\}\}")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK_END = re.compile(r"\]\([^)\n]*\)")
_MARKS = re.compile(r"\*\*|__|~~|`|\[")
_END_JA = re.compile(r"[。！？!?]+[」』）)]*")
_END_EN = re.compile(r"[.!?]+[”\"')\]]*(?=\s|$)|[。！？]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` has its markup hidden but keeps its length; `kind` is text, item, cell or heading."""

    text: str
    start: int
    kind: str

    @property
    def end(self) -> int:
        """Where the next one may begin."""
        return self.start + len(self.text)

    @property
    def words(self) -> str:
        """As a reader sees it."""
        return self.text.replace(HIDDEN, "").strip()


def masked(body: str) -> str:
    """The body with its markup hidden; every other character stays in its place."""
    return "".join(line.text for line in _lines(body))


def sentences(body: str, language: str) -> list[Sentence]:
    """All that readers read, in order: sentences, items, cells of tables, headings."""
    return [one for line in _lines(body) for one in _split(line, language) if one.words]


def _lines(body: str) -> Iterator[Sentence]:
    start, in_code = 0, False
    for line in body.splitlines(keepends=True):
        fence = bool(_FENCE.match(line))
        if fence or in_code or _RULE.match(line):
            yield Sentence(_hidden(line), start, "text")
        else:
            yield _line(line, start)
        in_code ^= fence
        start += len(line)


def _line(line: str, start: int) -> Sentence:
    heading, mark = _HEADING.match(line), _MARK.match(line)
    kind = "heading" if heading else "cell" if line.lstrip().startswith("|") else "text"
    before = (heading or mark).end() if heading or mark else 0  # type: ignore[union-attr]
    if kind == "text" and re.search(r"[-*+.)]\s+$", line[:before]):
        kind = "item"
    shown = _hide_marks(line[before:])
    return Sentence(_hidden(line[:before]) + shown, start, kind)


def _hide_marks(text: str) -> str:
    for pattern in (_BLOCK, _PICTURE, _LINK_END, _MARKS):
        text = pattern.sub(lambda found: _hidden(found.group()), text)
    return text


def _split(line: Sentence, language: str) -> Iterator[Sentence]:
    if line.kind == "cell":
        ends = [place.end() for place in re.finditer(r"\|", line.text)]
    else:
        pattern = _END_JA if language == "ja" else _END_EN
        ends = [place.end() for place in pattern.finditer(line.text)]
    before = 0
    for end in [*ends, len(line.text)]:
        if end > before:
            yield Sentence(line.text[before:end].replace("|", HIDDEN), line.start + before, line.kind)
        before = end


def _hidden(text: str) -> str:
    return "".join(one if one == "\n" else HIDDEN for one in text)
