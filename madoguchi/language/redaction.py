"""Takes card numbers and My Numbers out of a text before anything is stored.

A number is a card when its digits have a brand's prefix and length and pass the Luhn check (ISO/IEC 7812-1,
annex B). Full-width digits count, and so do spaces, hyphens, dots and line ends between groups. Telephone,
order and parcel numbers are shorter, have no brand's prefix, or fail the check, and stay.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .my_number import DIGITS, my_numbers
from .shapes import Brand, FoundCard, Redacted

SHORTEST, LONGEST = 13, 19
_HYPHENS = "\\-\u2010-\u2015\u2212\ufe63\uff0d\u30fc\uff70\u02d7"
_DOTS = ".\u30fb\uff65\u00b7\uff0e"
_GAP = rf"[\s{_HYPHENS}{_DOTS}\u200b-\u200d\u2060]{{1,5}}"
_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\d+")
_RUN = re.compile(rf"\d+(?:{_GAP}\d+)*")
_HAS_HYPHEN, _HAS_DOT = re.compile(f"[{_HYPHENS}]"), re.compile(f"[{_DOTS}]")

# Brand, lowest and highest prefix, allowed lengths.
_BRANDS: tuple[tuple[Brand, int, int, tuple[int, ...]], ...] = (
    ("visa", 4, 4, (13, 16, 19)),
    ("mastercard", 51, 55, (16,)),
    ("mastercard", 2221, 2720, (16,)),
    ("amex", 34, 34, (15,)),
    ("amex", 37, 37, (15,)),
    ("jcb", 3528, 3589, (16, 17, 18, 19)),
    ("diners", 300, 305, (14, 16, 19)),
    ("diners", 3095, 3095, (14, 16, 19)),
    ("diners", 36, 36, (14, 16, 19)),
    ("diners", 38, 39, (14, 16, 19)),
    ("discover", 6011, 6011, (16, 19)),
    ("discover", 644, 649, (16, 19)),
    ("discover", 65, 65, (16, 19)),
    ("unionpay", 62, 62, (16, 17, 18, 19)),
    ("unionpay", 81, 81, (16, 17, 18, 19)),
)


@dataclass(frozen=True, slots=True)
class _Group:
    digits: str
    start: int
    end: int
    gap: str  # kind of separator in front of it inside the run: "", "space", "hyphen", "dot"


def redact(text: str) -> Redacted:
    """Return `text` with asterisks in place of My Numbers, and of card numbers but their last four digits."""
    if len(_DIGIT.findall(text)) < DIGITS:
        return Redacted(text)
    kept: list[str] = []
    found: list[FoundCard] = []
    position = 0
    for start, end, number in sorted(_numbers(text), key=lambda one: one[:2]):
        if start >= position:
            kept += (text[position:start], f"**** **** **** {number.last_four}".strip())
            found.append(number)
            position = end
    return Redacted("".join(kept) + text[position:], tuple(found)) if found else Redacted(text)


def _numbers(text: str) -> Iterator[tuple[int, int, FoundCard]]:
    yield from _cards(text)
    yield from ((start, end, FoundCard("my_number", "")) for start, end in my_numbers(text))


def redact_name(name: str) -> str:
    """Return a file name without such numbers: "xxxx xxxx xxxx 1111.pdf", also when _ joins the digits."""
    found = redact(name.replace("_", " "))
    return found.text.replace("*", "x") if found.found else name


def passes_luhn(digits: str) -> bool:
    """Whether the check digit at the end of an ASCII digit string is right."""
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    total = sum(int(d) for d in digits[-1::-2]) + sum(doubled[int(d)] for d in digits[-2::-2])
    return total % 10 == 0


def brand_of(digits: str) -> Brand | None:
    """The brand whose prefix, length and check digit fit an ASCII digit string."""
    for brand, low, high, lengths in _BRANDS:
        if len(digits) in lengths and low <= int(digits[: len(str(low))]) <= high and passes_luhn(digits):
            return None if _is_article_code(digits) else brand
    return None


def _is_article_code(digits: str) -> bool:
    """Whether 13 digits are a product's bar code (JAN, EAN-13), which in Japan begins with 45 or 49."""
    weighed = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
    return len(digits) == 13 and digits[:2] in {"45", "49"} and weighed % 10 == 0


def _cards(text: str) -> Iterator[tuple[int, int, FoundCard]]:
    for run in _RUN.finditer(text):
        groups = _groups(run.group(), run.start())
        first = 0
        while first < len(groups):
            size, card = _card_at(groups, first)
            if card:
                yield groups[first].start, groups[first + size - 1].end, card
            first += size


def _groups(run: str, offset: int) -> list[_Group]:
    groups: list[_Group] = []
    previous = 0
    for match in _GROUP.finditer(run):
        digits = "".join(str(unicodedata.digit(d)) for d in match.group())
        gap = _kind(run[previous : match.start()])
        groups.append(_Group(digits, offset + match.start(), offset + match.end(), gap))
        previous = match.end()
    return groups


def _kind(gap: str) -> str:
    if _HAS_HYPHEN.search(gap):
        return "hyphen"
    return "dot" if _HAS_DOT.search(gap) else "space" if gap else ""


def _card_at(groups: list[_Group], first: int) -> tuple[int, FoundCard | None]:
    """The longest card that begins with this group, as number of groups; (1, None) when there is none.

    Separators of two kinds are believed only where nothing else adjoins: two parcel numbers side by side,
    4012-3456-7890 4012-3456-7891, would otherwise hold a "card".
    """
    digits = ""
    best: tuple[int, FoundCard | None] = (1, None)
    for last in range(first, min(len(groups), first + LONGEST)):
        digits += groups[last].digits
        if len(digits) > LONGEST:
            break
        kinds = {group.gap for group in groups[first + 1 : last + 1]}
        whole = first == 0 and last == len(groups) - 1
        if len(digits) >= SHORTEST and (len(kinds) < 2 or whole) and (brand := brand_of(digits)):
            best = (last - first + 1, FoundCard(brand, digits[-4:]))
    return best
