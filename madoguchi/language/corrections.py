"""Withdrawing and correcting in a procedure: 「やっぱりやめます」「違います、青です」「戻って」.

A text is read as an answer within a procedure; whoever has just asked for a yes or no reads that first
(`yes_or_no`), for 「もう大丈夫です」 then is a no. What names a matter of its own is an ordinary wish and
none of these: 「注文をキャンセルしたい」, 「アプリをリセットしたい」, "cancel my order".
"""

import re
from dataclasses import dataclass
from typing import Literal

from . import correction_words as words
from .folded import Folded, folded

LONGEST = 120  # letters of a correction; whoever writes more tells a story
CorrectionKind = Literal["withdraw", "correct", "restart", "back", "none"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is done to what was said; `new`, at text[start:end], stands in place of `old` where named."""

    kind: CorrectionKind
    new: str = ""
    old: str = ""
    start: int = 0
    end: int = 0


NONE = Correction("none")


def correction(text: str) -> Correction:
    """How a text changes what was said before; kind "none" when it does not."""
    if len(text) > LONGEST:
        return NONE
    message = folded(text)
    opened = words.OPENING.match(message.kana)
    at = opened.end() if opened else 0
    if words.RESTART.match(message.kana, at):
        return Correction("restart")
    if words.BACK.match(message.kana, at):
        return Correction("back")
    changed = words.CHANGED.search(message.kana, 0, at) is not None
    if words.WITHDRAW.match(message.kana, at) or (changed and words.WITHDRAW_CHANGED.match(message.kana, at)):
        return Correction("withdraw")
    if message.kana[:at].strip() and words.SLIPPED.match(message.kana, at):
        return Correction("withdraw")
    return _corrected(message, at, changed)


def _corrected(message: Folded, at: int, changed: bool) -> Correction:
    """The part that is put right, which may follow on a no: 「違います、青です」「10日じゃなくて12日」."""
    refused = words.REFUSED.match(message.kana, at)
    if refused:
        behind = words.BEHIND_NO.match(message.kana, refused.end())
        at = behind.end() if behind else refused.end()
    changed = changed or words.OBJECTED.search(message.kana, 0, at) is not None
    rather = (words.RATHER, words.RATHER_ENGLISH) if changed else ()
    for pattern in (words.INSTEAD, words.MISTAKEN, *rather, *words.ENGLISH_NEW):
        found = pattern.match(message.line if pattern is words.INSTEAD else message.kana, at)
        if found and _short(found["new"]):
            return _correct(message, found)
    if not refused:
        return NONE
    rest = words.REST.match(message.kana, at) or words.REST_LONG.match(message.kana, at)
    return _correct(message, rest) if rest else Correction("correct")


def _short(new: str) -> bool:
    """Whether the new part is a value and no wish of its own."""
    return bool(new.strip()) and not words.WISH.search(new)


def _correct(message: Folded, found: re.Match[str]) -> Correction:
    start, end = message.span(*found.span("new"))
    old = found.groupdict().get("old") and message.span(*found.span("old"))
    return Correction(
        "correct", message.text[start:end], message.text[slice(*old)] if old else "", start, end
    )
