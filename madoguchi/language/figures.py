"""Whether a translation has the numbers of the original: 11月23日 and November 23, 1万円 and ¥10,000,
15時 and 3 p.m. are the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from .numerals import ENGLISH, NUMERAL, number

_FIGURES, _SAID = re.compile(NUMERAL), re.compile(ENGLISH)
_PLAIN = re.compile(r"\d+")
_MONTHS = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_IN_WORDS = {
    "first": 1, "once": 1, "second": 2, "twice": 2, "both": 2, "third": 3, "half": Decimal("0.5"),
    "半": Decimal("0.5"), "fifth": 5, "noon": 12, "正午": 12, "midnight": 0,
}  # fmt: skip
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_BEHIND = re.compile(rf"\s?({'|'.join(_LARGE)})\b")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "reiwa": 2018, "heisei": 1988, "showa": 1925}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?$")
_AFTERNOON = re.compile(r"(?:午後|夕方|夜)\s?(?:の)?$")
_PM = re.compile(r"(?::\d\d)?\s?p\.?m\b")
_CLOCK = re.compile(r"\s?(?:時(?!間)|:\d\d)")


def figures_apart(original: str, translated: str) -> tuple[str, ...]:
    """The numbers that stand in only one of the two, as they are written there; none where all agree."""
    one, other = _folded(original), _folded(translated)
    apart = [*_missing(one, other), *_missing(other, one)]
    return tuple(dict.fromkeys(apart))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _missing(here: str, there: str) -> Iterator[str]:
    """What is written in figures here, and there neither in figures nor in words."""
    said = _in_words(there) | {value for _, values in _written(there) for value in values}
    return (figures for figures, values in _written(here) if not values & said)


def _written(text: str) -> Iterator[tuple[str, set[Decimal]]]:
    """Every number in figures with the values it may be read as."""
    for found in _FIGURES.finditer(text):
        if not _PLAIN.search(found.group()):
            continue
        value = number(found.group())
        if value is not None:
            yield found.group(), _readings(value, text[: found.start()], text[found.end() :])
        else:
            yield from ((part, {Decimal(part)}) for part in _PLAIN.findall(found.group()))


def _readings(value: Decimal, before: str, behind: str) -> set[Decimal]:
    values = {value}
    if large := _BEHIND.match(behind):
        values.add(value * _LARGE[large[1]])
    if era := _ERA.search(before[-8:]):
        values.add(value + _ERAS[era[1]])
    if behind.startswith("割"):
        values.add(value * 10)
    if value < 12 and (_AFTERNOON.search(before[-4:]) or _PM.match(behind)):
        values.add(value + 12)
    if 12 < value < 24 and _CLOCK.match(behind):
        values.add(value - 12)
    return values


def _in_words(text: str) -> set[Decimal]:
    """What is said in words: 三日, two weeks, November, twice."""
    said = {number(found.group()) for pattern in (_FIGURES, _SAID) for found in pattern.finditer(text)}
    months = {Decimal(_MONTH_NAMES.index(name[:3]) + 1) for name in _MONTHS.findall(text)}
    words = {Decimal(value) for word, value in _IN_WORDS.items() if word in text}
    return {value for value in said if value is not None} | months | words
