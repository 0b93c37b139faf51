"""表記ゆれ: one word in two spellings, two tones, two widths of digits."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis import words
from ..shapes import Remark, Writing
from .passages import HIDDEN, masked, sentences

_LATIN = re.compile(r"[A-Za-z][A-Za-z-]*[A-Za-z]")
_POLITE = re.compile(r"(?:です|ます|ません|でした|ました|ください)[。！？]?$")
_PLAIN = re.compile(r"(?:である|だ|だった|ではない|した|する|できる|ない|れる|なる)。$")
_WIDE_DIGIT, _NARROW_DIGIT = re.compile(r"[０-９]+"), re.compile(r"[0-9]+")
_ENGLISH = (
    ("color", "colour"), ("center", "centre"), ("cancelation", "cancellation"), ("canceled", "cancelled"),
    ("canceling", "cancelling"), ("license", "licence"), ("favorite", "favourite"), ("catalog", "catalogue"),
    ("organization", "organisation"), ("customize", "customise"), ("recognize", "recognise"),
    ("authorize", "authorise"), ("program", "programme"), ("gray", "grey"), ("dialog", "dialogue"),
    ("inquiry", "enquiry"), ("login", "log-in"), ("signin", "sign-in"),
)  # fmt: skip
_SAME = {form: pair[0] for pair in _ENGLISH for form in pair}


@dataclass(frozen=True, slots=True)
class _Use:
    written: str
    start: int
    end: int


def remarks(writing: Writing) -> Iterator[Remark]:
    """Each use of the rarer spelling is marked; the more frequent one is proposed."""
    text = masked(writing.body)
    for uses in _by_word(text, writing.language).values():
        yield from _rarer(uses)
    if writing.language == "ja":
        yield from _tones(writing)
        yield from _widths(text)


def _by_word(text: str, language: str) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = defaultdict(list)
    for use in _LATIN.finditer(text):
        plain = use.group().lower().replace("-", "")
        found[_SAME.get(plain, plain)].append(_Use(_uncapitalised(use.group()), use.start(), use.end()))
    if language == "ja":
        for word in words(text.replace(HIDDEN, "\n")):
            if not word.written.isascii():
                found[f"{word.form}/{word.kind}"].append(_Use(word.written, word.start, word.end))
    return found


def _uncapitalised(word: str) -> str:
    """A capital at the beginning of a sentence is no other spelling."""
    return word[0].lower() + word[1:] if word[1:] == word[1:].lower() else word


def _rarer(uses: list[_Use]) -> Iterator[Remark]:
    counts: dict[str, int] = defaultdict(int)
    for use in uses:
        counts[use.written] += 1
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda written: counts[written])
    for use in uses:
        if use.written != usual:
            yield Remark("variants", "body", use.start, use.end, use.written, {"rather": usual})


def _tones(writing: Writing) -> Iterator[Remark]:
    """です・ます and だ・である in one text; items and headings may be plain."""
    said = [one for one in sentences(writing.body, "ja") if one.kind == "text"]
    if not any(_POLITE.search(one.words) for one in said):
        return
    for one in said:
        if _PLAIN.search(one.words) and not _POLITE.search(one.words):
            yield Remark("tones", "body", one.start, one.end, one.words)


def _widths(text: str) -> Iterator[Remark]:
    wide = [*_WIDE_DIGIT.finditer(text)]
    if wide and _NARROW_DIGIT.search(text):
        for one in wide:
            narrow = one.group().translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)})
            yield Remark("widths", "body", one.start(), one.end(), one.group(), {"rather": narrow})
