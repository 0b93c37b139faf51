"""Order and contact numbers by given patterns: typed in any width, or said figure by figure.

「2048の7731」「二〇四八 七七三一」「にーぜろよんはち、ななななさんいち」 and "2048 7731" are all 2048-7731.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ..folded import Folded
from ..numerals import KANJI, number, plain
from .shapes import Entity, NumberPattern

_SAID = {
    "ぜろ": "0", "れい": "0", "れー": "0", "まる": "0", "いち": "1", "にい": "2", "に": "2", "さん": "3",
    "よん": "4", "しい": "4", "し": "4", "ごお": "5", "ごう": "5", "ご": "5", "ろく": "6", "なな": "7",
    "しち": "7",
    "はち": "8", "きゅう": "9", "きゅー": "9", "く": "9", "zero": "0", "oh": "0", "one": "1", "two": "2",
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_WORD = "|".join(sorted(_SAID, key=len, reverse=True))
_FIGURE = rf"(?:\d|[〇零一二三四五六七八九]|(?:{_WORD})ー?)"
_BETWEEN = r"(?:はいふん|だっしゅ|まいなす|dash|hyphen|[\s\-ー・./の、,]){0,3}"
_RUN = re.compile(rf"{_FIGURE}(?:{_BETWEEN}{_FIGURE}){{3,39}}")
_PARTICLES = ("に", "し")
_SPOKEN = re.compile(rf"[〇零一二三四五六七八九]|{_WORD}")
_TOKEN = re.compile(rf"(\d)|([〇零一二三四五六七八九])|({_WORD})|(.)", re.DOTALL)
_COUNTED = re.compile(
    r"(?<![一二三四五六七八九〇])[一二三四五六七八九十百千]{2,8}(?:の[一二三四五六七八九十百千]{2,8})"
    r"{1,3}"
)
_GLUED = re.compile(r"[a-z0-9]|[-ー./]\d")
_BEFORE = re.compile(r"(?:[a-z0-9]|\d[-ー./])$")


def numbers(message: Folded, patterns: tuple[NumberPattern, ...]) -> Iterator[Entity]:
    """The numbers of the given patterns; a number inside a longer one is none."""
    for pattern in patterns:
        found = False
        for start, end in _typed(message, pattern):
            if one := _entity(message, pattern, message.line[start:end], start, end):
                found = True
                yield one
        if not found and "@" not in pattern.shape:
            yield from _said(message, pattern)


def _entity(message: Folded, pattern: NumberPattern, written: str, start: int, end: int) -> Entity | None:
    figures = [letter for letter in written if letter.isascii() and letter.isalnum()]
    value = _shaped(pattern.shape, figures)
    if value and pattern.accept:
        value = pattern.accept(value)
    if not value:
        return None
    first, last = message.span(start, end)
    return Entity(pattern.kind, value, message.text[first:last], first, last)


@lru_cache(100)
def _typing(shape: str) -> re.Pattern[str]:
    """The shape as people type it: its hyphens may be spaces, the word の, or left out."""
    parts = []
    for letter in shape.lower():
        if letter == "#":
            parts.append(r"\d")
        elif letter == "@":
            parts.append("[a-z]")
        else:
            parts.append(
                re.escape(letter)
                if letter.isalnum()
                else r"(?:\s?(?:[\-ー_/.のノ]|ハイフン|ダッシュ|hyphen|dash)\s?|\s)?"
            )
    return re.compile("".join(parts))


def _typed(message: Folded, pattern: NumberPattern) -> Iterator[tuple[int, int]]:
    for found in _typing(pattern.shape).finditer(message.line):
        start, end = found.span()
        before = message.line[max(0, start - 2) : start]
        if not _BEFORE.search(before) and not _GLUED.match(message.line, end):
            yield start, end


def _said(message: Folded, pattern: NumberPattern) -> Iterator[Entity]:
    """Numbers said figure by figure, or in thousands: 二千四十八の七千七百三十一."""
    wanted = pattern.shape.count("#")
    for start, end, figures in said_runs(message):
        if len(figures) == wanted and (
            one := _entity(message, pattern, _with_letters(pattern.shape, figures), start, end)
        ):
            yield one
    for run in _COUNTED.finditer(message.line):
        counted = _counted(run.group(), pattern.shape)
        if counted and (one := _entity(message, pattern, counted, *run.span())):
            yield one


def said_runs(message: Folded) -> Iterator[tuple[int, int, str]]:
    """Each run of figures of which some are said, in all its readings: where it stands and its figures."""
    for run in _RUN.finditer(message.kana):
        if _SPOKEN.search(run.group()):
            yield from _readings(run)


def _counted(said: str, shape: str) -> str | None:
    """The figures of 二千四十八の七千七百三十一, as many in each group as the shape has."""
    if not re.search("[十百千]", said):
        return None
    parts = [number(part) or Decimal(0) for part in said.split("の")]
    sizes = [len(group) for group in re.findall("#+", shape)]
    if len(parts) != len(sizes) or any(letter.isalnum() for letter in shape):
        return None
    return "".join(plain(part).zfill(size) for part, size in zip(parts, sizes, strict=True))


def _readings(run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The figures of a run; also without its last or first one, which may be a particle (…なな に)."""
    figures = [
        (found.start() + run.start(), found.end() + run.start(), _figure(found))
        for found in _TOKEN.finditer(run.group())
        if not found[4]
    ]
    yield _read(figures)
    if run.group().endswith(_PARTICLES):
        yield _read(figures[:-1])
    if run.group().startswith(_PARTICLES):
        yield _read(figures[1:])


def _read(figures: list[tuple[int, int, str]]) -> tuple[int, int, str]:
    return figures[0][0], figures[-1][1], "".join(figure for _, _, figure in figures)


def _figure(found: re.Match[str]) -> str:
    if found[2]:
        return str(KANJI[found[2]])
    return _SAID[found[3]] if found[3] else found[1]


def _with_letters(shape: str, figures: str) -> str:
    """The figures with the letters that the shape has by itself, which nobody says."""
    rest = iter(figures)
    return "".join(next(rest) if letter == "#" else letter for letter in shape)


def _shaped(shape: str, letters: list[str]) -> str | None:
    """The letters in the form of the shape; None when their number differs."""
    wanted = sum(letter in "#@" or letter.isalnum() for letter in shape)
    if len(letters) != wanted:
        return None
    rest = iter(letters)
    return "".join(next(rest).upper() if c in "#@" or c.isalnum() else c for c in shape)
