"""Small talk that is nothing but that: who are you, are you a robot, how are you, the weather, I like you.

A text is small talk when words of small talk and words that say nothing of themselves are all it has:
「ロボットですか」 is, 「ロボット掃除機ですか」 is a question about a product.
"""

import re
from typing import Literal

from . import smalltalk_words as words
from .folded import folded

Topic = Literal[
    "who", "robot", "maker", "age", "abilities", "home", "weather", "wellbeing", "liking", "praise",
    "insult", "joke", "hobby", "favourites", "feelings", "testing", "apology", "bored", "tired",
    "good_night", "birthday", "laugh", "language", "secret", "time",
]  # fmt: skip
LONGEST = 60  # letters of a text that is nothing but small talk


def smalltalk(text: str) -> Topic | None:
    """What the whole text chats about; None when it says more, or something else."""
    if len(text) > LONGEST:
        return None
    message = folded(text.strip())
    line = message.kana
    topic: Topic | None = None
    at = 0
    while at < len(line):
        said, end = _longest(line, at)
        if end == at:  # an ending or a particle, which the list of words may lack
            if not words.HIRAGANA.match(message.line, at):
                return None
            end = at + 1
        topic, at = said if topic in (None, "robot") and said else topic, end
    return topic


def _longest(line: str, at: int) -> tuple[Topic | None, int]:
    """The longest word there: its topic (None when it says nothing of itself) and its end."""
    best: tuple[Topic | None, int] = (None, at)
    for topic, pattern in _TOPICS:
        found = pattern.match(line, at)
        if found and found.end() > best[1]:
            best = topic, found.end()
    return best


_PATTERNS: dict[Topic, str] = words.TOPICS  # type: ignore[assignment]
_TOPICS: tuple[tuple[Topic | None, re.Pattern[str]], ...] = (
    *((topic, re.compile(pattern)) for topic, pattern in _PATTERNS.items()),
    (None, words.SAYS_NOTHING),
)
