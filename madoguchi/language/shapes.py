"""Plain values that the language room gives out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Brand = Literal["visa", "mastercard", "amex", "jcb", "diners", "discover", "unionpay", "my_number"]
WritingPart = Literal["heading", "body"]
RemarkCode = Literal[
    "answer_late", "answer_elsewhere", "two_questions", "long_sentence", "variants", "tones", "widths",
    "house", "banned", "vague_date", "vague_condition", "no_alt", "bare_link", "no_answer",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One content word: its normalised form, and where it stands in the text as it was given."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written (in its dictionary form) and its normalised form; `kind` is 名詞, 動詞 …"""

    form: str
    written: str
    kind: str
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


@dataclass(frozen=True, slots=True)
class Writing:
    """An answer as it is typed: `body` is Markdown, `kind` what sort of article it is."""

    heading: str
    body: str
    language: str
    kind: str = "faq"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How the company spells (`spellings`: instead → rather), and the words that it never uses."""

    spellings: Mapping[str, str] = field(default_factory=dict)
    banned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: what (`code`), where (`start` and `end` in that part as typed), about which words.

    `more` has what its explanation needs: how long, which other spelling, which one rather.
    """

    code: RemarkCode
    part: WritingPart
    start: int
    end: int
    words: str
    more: Mapping[str, str] = field(default_factory=dict)
