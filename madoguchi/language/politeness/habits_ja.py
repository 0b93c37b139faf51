"""What is right once and too much when repeated, and sentences that lose their reader."""

import re
from collections.abc import Iterator, Sequence

from ..writing.lengths import LONGEST_JA
from . import endings_ja
from .reading import Sentence
from .refusals_ja import CUSHIONED
from .rules import apply
from .shapes import ToneFinding
from .wording_ja import LET, LET_INSTEAD

MOST_COMMAS = 4
MOST_LETS, MOST_LETS_TOGETHER = 2, 1
MOST_COMMANDS = 2
SHORT = 60
"""Letters up to which a refusal stands alone; a longer reply explains itself."""
_COMMA = re.compile(r"(?<![0-9０-９])、")
_COMMAND = re.compile(r"(?:し)?[てで](?:ください|下さい)")
REGRET = re.compile(
    r"申し訳|恐れ入|あいにく|恐縮|残念|ご希望に(?:沿|添)|お詫び|おわび|心苦し|ご容赦|ご了承|ご理解"
)


def findings(text: str, said: Sequence[Sentence]) -> Iterator[ToneFinding]:
    """Of a whole reply and of its sentences."""
    for sentence in said:
        yield from endings_ja.findings(sentence)
        yield from _lost(sentence)
    yield from _lets(said)
    yield from _commands(said)
    if len(text) <= SHORT and not REGRET.search(text):
        yield from apply(CUSHIONED, text)


def _lost(sentence: Sentence) -> Iterator[ToneFinding]:
    if len(re.sub(r"\s", "", sentence.text)) > LONGEST_JA:
        yield ToneFinding("long_sentence", sentence.start, sentence.end, sentence.text)
    elif len(_COMMA.findall(sentence.text)) > MOST_COMMAS:
        yield ToneFinding("too_many_commas", sentence.start, sentence.end, sentence.text)


def _lets(said: Sequence[Sentence]) -> Iterator[ToneFinding]:
    """させていただく asks for leave: twice in a sentence, or three times in a reply, it is a habit."""
    every = 0
    for sentence in said:
        for here, found in enumerate(LET.finditer(sentence.text), 1):
            every += 1
            if here > MOST_LETS_TOGETHER or every > MOST_LETS:
                start = sentence.start + found.start()
                yield ToneFinding(
                    "too_many_lets", start, start + len(found[0]), found[0], _without_let(found)
                )


def _without_let(found: re.Match[str]) -> str | None:
    """発送させていただき → 発送いたし; 送らせていただき has no such simple form."""
    behind_noun = re.search(r"[一-龥ァ-ヶー]$", found.string[: found.start()])
    return LET_INSTEAD.get(found[1] or "") if found[0].startswith("させ") and behind_noun else None


def _commands(said: Sequence[Sentence]) -> Iterator[ToneFinding]:
    """…してください again and again, outside of the steps of a list."""
    found = [
        (sentence.start + one.start(), one[0])
        for sentence in said
        if not sentence.item
        for one in _COMMAND.finditer(sentence.text)
    ]
    for start, words in found[MOST_COMMANDS:]:
        instead = (
            "していただけますでしょうか" if words.startswith("し") else words[0] + "いただけますでしょうか"
        )
        yield ToneFinding("commanding", start, start + len(words), words, instead)
