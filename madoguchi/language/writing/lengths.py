"""Sentences that are too long to be understood at first reading."""

import re
from collections.abc import Iterator

from ..shapes import Remark, Writing
from .passages import HIDDEN, Sentence, sentences

LONGEST_JA = 80  # characters; 公用文 asks for 50 to 60 on average
LONGEST_EN = 28  # words; plain-language guides say 15 to 20 on average
_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")


def remarks(writing: Writing) -> Iterator[Remark]:
    """One remark for each sentence over the limit of its language."""
    for sentence in sentences(writing.body, writing.language):
        length = length_of(sentence, writing.language)
        if length > limit_of(writing.language):
            start = sentence.start + len(sentence.text) - len(sentence.text.lstrip(HIDDEN + " "))
            more = {"length": str(length), "limit": str(limit_of(writing.language))}
            yield Remark("long_sentence", "body", start, sentence.end, sentence.words, more)


def limit_of(language: str) -> int:
    """Characters in Japanese, words in English."""
    return LONGEST_JA if language == "ja" else LONGEST_EN


def length_of(sentence: Sentence, language: str) -> int:
    """Characters or words; those of the markup do not count."""
    if language == "ja":
        return len(re.sub(r"\s", "", sentence.words))
    return len(_WORD.findall(sentence.words))
