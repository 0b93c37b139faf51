"""Cuts texts into sentences and sentences into clauses; Markdown leaves only its words."""

import re
from dataclasses import dataclass

_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_PLACE = re.compile(r"\{\{[^}\n]*\}\}")
_MARKS = re.compile(r"\*\*|__|`|^#{1,6}\s+|^>\s?", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+•・]\s+|\d{1,2}[.)．]\s+|[①-⑳]\s*)")
_END = re.compile(
    r"(?<=[。！？!?])(?=[^」』）)”\"'])"
    r"|(?<=[。！？!?][」』）)”])(?![はがをにのとで、。.,;])"
    r"|(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bNo\.)(?<!\bMr\.)(?<!\be\.g\.)(?<!\bi\.e\.)[ \t]+(?=[A-Z“\"'(\d¥])"
)
_CLAUSE = re.compile(r"[、，；;:：（(）)]|,\s|\s[–—-]\s|\b(?:and|but|or|while|whereas|then)\b|(?<=が)、")
LONGEST, MOST = 12_000, 200  # characters of a text, sentences of it


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, plain; where it stands, and whether in a list."""

    text: str
    line: int
    item: bool


def plain(text: str) -> str:
    """The words of a Markdown text, its lines kept."""
    return _MARKS.sub("", _LINK.sub(r"\1", _PLACE.sub("", text)))


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text, in order; every line ends one."""
    found: list[Sentence] = []
    for number, line in enumerate(plain(text[:LONGEST]).splitlines()):
        bare = _ITEM.sub("", line, count=1)
        pieces = (piece.strip() for piece in _END.split(bare))
        found += (Sentence(piece, number, bare != line) for piece in pieces if piece)
    return found[:MOST]


def clauses_of(sentence: str) -> list[str]:
    """The parts of a sentence between commas, brackets and joining words; at least the sentence itself."""
    return [part.strip() for part in _CLAUSE.split(sentence) if part and part.strip()] or [sentence]


_OPEN = re.compile(
    r"(?:[はもをにやとのがへ]|(?<!の)で|から|まで|には|では|でも|より|[一-鿿々ァ-ヶー]|[」』）)”]|\d)$"
)
_JOINT = re.compile(
    r";\s|:\s|,?\s\b(?:but|while|whereas|because|since|so that)\b\s|,\s(?=(?:never|not)\b)|"
    r",\sand\s(?=(?:you|we|it|they|the)\b)"
)


def statements_of(sentence: str) -> list[str]:
    """The parts of a sentence that say yes or no of something: clauses, joined to the one that has the
    verb.
    """
    if not re.search(r"[ぁ-んァ-ヶ一-鿿]", sentence):
        return [part for part in _JOINT.split(sentence) if part.strip()] or [sentence]
    found, held = [], ""
    for part in re.split(r"[、；;：:]", sentence):
        held += part
        if held and not _OPEN.search(held.rstrip("。！？!?.")):
            found.append(held)
            held = ""
    return [*found, held] if held and not found else [*found[:-1], found[-1] + held] if found else [sentence]
