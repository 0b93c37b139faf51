"""Numbers as they are written and said: 3,980, 1万2千, 三千九百八十, forty, a dozen."""

import re
from decimal import Decimal

KANJI = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8}
_JA = "〇零一二三四五六七八九十百千万億"
NUMERAL = rf"(?<![\d.,{_JA}])[\d{_JA}](?:[\d,.{_JA}]{{0,18}}[\d{_JA}])?"
"""A number in figures, kanji or both; what it matches is read by `number`."""

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TIMES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted((*_WORDS, *_TIMES), key=len, reverse=True))
ENGLISH = (
    rf"(?<![\w.,-])(?:\d[\d,]{{0,14}}(?:\.\d{{1,4}})?|"
    rf"(?:{_WORD})\b(?:[ -](?:and )?(?:{_WORD})\b){{0,6}})"
)
"""A number in figures or English words; what it matches is read by `number`."""


def number(text: str) -> Decimal | None:
    """The value of a numeral in folded spelling; None when it is none."""
    if text[:1].isalpha() and text.isascii():
        return _english(text)
    return _japanese(text.replace(",", "")) if _groups_well(text) else None


def plain(value: Decimal) -> str:
    """3980, 1.5: without zeros that say nothing."""
    return str(value.quantize(Decimal(1))) if value == value.to_integral_value() else str(value.normalize())


def _groups_well(text: str) -> bool:
    """Whether commas stand before three figures each: 3,980 and not 3,98."""
    return "," not in text or re.fullmatch(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?[{_JA}]*", text) is not None


def _japanese(text: str) -> Decimal | None:
    total, section, written = Decimal(0), Decimal(0), ""
    for letter in text:
        if letter in KANJI or letter.isdigit() or letter == ".":
            written += str(KANJI.get(letter, letter))
        elif letter in _TENS:
            section += (_figures(written) if written else Decimal(1)) * _TENS[letter]
            written = ""
        elif letter in _MYRIADS:
            total += (section + _figures(written) if section or written else Decimal(1)) * _MYRIADS[letter]
            section, written = Decimal(0), ""
        else:
            return None
    if written.count(".") > 1:
        return None
    return total + section + _figures(written)


def _figures(written: str) -> Decimal:
    return Decimal(written) if re.fullmatch(r"\d+(?:\.\d+)?", written, re.ASCII) else Decimal(0)


def _english(text: str) -> Decimal | None:
    total = section = 0
    for word in re.split(r"[ -]", text):
        if word in _WORDS:
            section += _WORDS[word]
        elif word in _TIMES:
            section = (section or 1) * _TIMES[word]
            if word == "thousand":
                total, section = total + section, 0
        elif word != "and":
            return None
    return Decimal(total + section)
