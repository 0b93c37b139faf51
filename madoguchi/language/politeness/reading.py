"""A reply as its checks read it: quoted words hidden, cut into sentences that keep their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HIDDEN = "\x00"
"""Stands for a character that is not the writer's own, so that the places of all others stay."""

_QUOTED = re.compile(
    r"「[^「」\n]{0,120}」|『[^『』\n]{0,120}』|“[^“”\n]{0,120}”|\"[^\"\n]{0,120}\""
    r"|https?://[^\s　。、）)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|^[ \t]*[>＞].*$|〔[^〔〕\n]*〕",
    re.MULTILINE,
)
_ITEM = re.compile(r"\s*(?:[-*+・●■◆※○]|[0-9０-９]{1,2}[.)．）、]|[①-⑳]|#{1,6}\s)")
_END = re.compile(r"[。！？!?]+[〜～ー]*[」』）)]*|(?<=[a-z0-9)\]])\.(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reply; an item is one of a list, where verbs may be plain and commands are steps."""

    text: str
    start: int
    item: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def own_words(text: str) -> str:
    """The text with quotations, addresses and what is quoted from a mail hidden; the length stays."""
    return _QUOTED.sub(lambda found: HIDDEN * len(found[0]), text)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences and lines of a text, without the space around them."""
    item, before = False, 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        piece = text[before:end]
        if before == 0 or text[before - 1] == "\n":
            item = bool(_ITEM.match(piece))
        said = piece.strip()
        if said:
            yield Sentence(said, before + len(piece) - len(piece.lstrip()), item)
        before = end
