"""Which intents are taken for each other, by the version that was trained last, worded for the pages."""

from dataclasses import dataclass
from typing import Any

from .book import Book
from .shapes import key_of
from .versions import VersionShape, newest_ready


@dataclass(frozen=True)
class Pair:
    """Two intents that are mixed up in one language; sentences: text, its intent, taken for, chance in %."""

    language: str
    one: str
    other: str
    names: tuple[str, str]
    sentences: tuple[dict[str, Any], ...]
    still: bool
    """Whether a sentence of it stands as it stood when that version was trained."""


def pairs(book: Book, version: VersionShape | None, reader: str) -> list[Pair]:
    """The pairs that a version mixes up, those with the most sentences first."""
    found = [
        _pair(book, spoken, one, other, rows, reader)
        for spoken, told in (version.figures if version else {}).items() if spoken != "suite"
        for one, other, rows in told["mixed"]
    ]  # fmt: skip
    return sorted(found, key=lambda pair: (not pair.still, -len(pair.sentences)))


def confused_with(book: Book, code: str, reader: str) -> list[Pair]:
    """The pairs of one intent."""
    return [pair for pair in pairs(book, newest_ready(), reader) if code in (pair.one, pair.other)]


def _pair(book: Book, spoken: str, one: str, other: str, rows: list[list[Any]], reader: str) -> Pair:
    names = {code: found.names[reader] for code, found in book.intents.items()}
    sentences = tuple(
        {
            "text": text, "intent": own, "name": names.get(own, own), "taken_for": names.get(taken, taken),
            "chance": round(chance * 100), "still": book.home_of(spoken, key_of(text)) == own,
        }
        for text, own, taken, chance in rows
    )  # fmt: skip
    return Pair(
        spoken, one, other, (names.get(one, one), names.get(other, other)), sentences,
        any(sentence["still"] for sentence in sentences),
    )  # fmt: skip
