"""What happens to a text before it is stored: NFC, no control characters, no card numbers or My Numbers."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from madoguchi.language import api as language

from .shapes import NotPossible

MOST_CHARACTERS = 10_000
SUBJECT_CHARACTERS = 60
LINE_CHARACTERS = 120
ADDRESS_CHARACTERS = 500
MOST_ANSWER_LINES = 40
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Clean:
    """A text that may be stored, and which numbers were taken out of it (brand and last four digits)."""

    text: str
    cards: tuple[dict[str, str], ...] = ()

    def marked(self, card: dict[str, Any]) -> dict[str, Any]:
        """The message's card with a mark that something was taken out of its text."""
        return {**card, "redacted": list(self.cards)} if self.cards else card


def clean(text: str) -> Clean:
    """Bring a text into its stored form. Raises NotPossible("too_long") above 10,000 characters."""
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\r\n", "\n"))).strip()
    if len(text) > MOST_CHARACTERS:
        raise NotPossible("too_long")
    redacted = language.redact(text)
    return Clean(redacted.text, tuple({"brand": c.brand, "last_four": c.last_four} for c in redacted.found))


def answer_lines(text: str) -> tuple[str, ...]:
    """The answers written one on each line: without empty ones, each once, without card numbers.

    Of a line so long that no channel takes it only the beginning is left; it stays too long.
    """
    given = (
        " ".join(clean(line[:MOST_CHARACTERS]).text.split()) for line in text.splitlines()[:MOST_ANSWER_LINES]
    )
    return tuple(dict.fromkeys(one for one in given if one))


def web_address(text: str) -> str:
    """An address that a link may lead to: of our own pages, or http(s); "" for anything else."""
    address = _without_numbers(_CONTROL.sub("", text).strip())[:ADDRESS_CHARACTERS]
    return address if address.startswith(("/", "https://", "http://")) else ""


def _without_numbers(address: str) -> str:
    redacted = language.redact(address)
    return redacted.text.replace(" ", "").replace("*", "x") if redacted.found else address


def first_line(text: str, length: int = SUBJECT_CHARACTERS) -> str:
    """The first line of a text, cut to length with an ellipsis."""
    line = " ".join(text.split("\n", 1)[0].split())
    return line if len(line) <= length else line[: length - 1] + "…"
