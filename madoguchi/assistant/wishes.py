"""Understands the wish for a person by rules that can be read; no state, no Django.

A sentence of Japanese is folded (hiragana, no spaces, no long-vowel marks) and asks for a person when
somebody of the company is named and something is asked of her (`wish_words_ja`); English likewise.
"""

import re
import unicodedata

from . import wish_words_en as en
from . import wish_words_ja as ja

LONGEST = 2000  # characters read; a wish does not stand at the end of a novel
SENTENCE_ENDS = re.compile(r"[。．！!？?\n\r]+|(?<=[a-z])[.;](?=\s|$)")
NOISE = re.compile(r"[\s\"'“”‘’「」『』（）()\[\]<>…・~〜～ー\-_*#:：;]+")


def wants_person(text: str) -> bool:
    """Whether the text asks for a person, in Japanese or English; one sentence that does is enough."""
    folded = unicodedata.normalize("NFKC", text).lower()[:LONGEST]
    return any(_japanese(part) or _english(part) for part in SENTENCE_ENDS.split(folded) if part.strip())


def fold_japanese(text: str) -> str:
    """Katakana to hiragana, without spaces, brackets and long-vowel marks."""
    bare = NOISE.sub("", unicodedata.normalize("NFKC", text).lower())
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in bare)


def fold_english(text: str) -> str:
    """Lower-case words with single spaces."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return " ".join(re.sub(r"[^a-z0-9'/ ]+", " ", plain).split())


def _japanese(sentence: str) -> bool:
    line = fold_japanese(sentence)
    if ja.ALONE.search(line) or ja.NO_BOT.search(line):
        return True
    if ja.NEGATED.search(line) or ja.AS_THING.search(line):
        return False
    return bool(ja.WISH.search(line) or ja.TALK_ITSELF.search(line))


def _english(sentence: str) -> bool:
    line = fold_english(sentence)
    if not line or en.NEGATED.search(line) or en.AS_THING.search(line):
        return False
    return bool(en.WISH.search(line))
