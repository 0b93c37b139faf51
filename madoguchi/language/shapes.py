"""Plain values that the language room gives out."""

from dataclasses import dataclass
from typing import Literal

Brand = Literal["visa", "mastercard", "amex", "jcb", "diners", "discover", "unionpay", "my_number"]


@dataclass(frozen=True, slots=True)
class Token:
    """One content word: its normalised form, and where it stands in the text as it was given."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A number that was taken out of a text: its brand and last four digits, never more.

    Of a My Number (brand "my_number") nothing is kept: last_four is "".
    """

    brand: Brand
    last_four: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may be stored, and what was taken out of it."""

    text: str
    found: tuple[FoundCard, ...] = ()
