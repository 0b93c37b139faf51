"""A sentence as the learnt check of tone sees it: what it means, its letters, and how it is built.

How it is built is told by runs of words in which things and names are only marked as such, so that what is
learnt about parcels holds for power cuts too.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from ..analysis import morphemes
from ..embedding import Vectors, embed, unit_rows
from ..intents.ngrams import ngram_rows

SIZE = 4096
"""Numbers in the part of a row that tells how a sentence is built."""
MEANING, LETTERS, BUILD = 1.0, 0.5**0.5, 1.0
"""How much each part counts; their squares are what weighs in a product of two rows."""

_TOKEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d[\d.,:%]*|[^\sA-Za-z\d]")
_SHORTENED = (
    ("n't", " n't"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"), ("'m", " am"),
    ("'s", " 's"),
)  # fmt: skip
_ENDINGS = ("ed", "ng", "ly")
_FUNCTIONAL = frozenset(
    "a an the i you we they it he she this that these those my your our their its me us him her them who "
    "what which when where why how if unless because so but and or not no never n't can could will would "
    "shall should may might must need have has had do does did be am is are was were been being to of in on "
    "at for with from by about as than then again already still just only even once ever always all any some "
    "every each other another own self yourself please sorry thank thanks afraid glad happy let there here "
    "now "
    "today tomorrow yet before after until up down out off over back get got go going come know think say "
    "said "
    "told tell ask want like see make take give find help wait read check stop try keep really very too "
    "quite "
    "simply clearly obviously actually surely perhaps maybe probably definitely certainly finally fine ok "
    "okay "
    "yes hey hi hello dear".split()
)


def rows_of(texts: Sequence[str], language: str) -> Vectors:
    """One row for each sentence, about 2.5 ms each. Raises EmbeddingUnavailable as `embed` does."""
    meaning = np.asarray(embed(list(texts)), np.float32)
    runs = _runs_en if language == "en" else _runs_ja
    built = np.stack([_hashed(runs(text)) for text in texts])
    return np.hstack([MEANING * meaning, LETTERS * ngram_rows(texts), BUILD * unit_rows(built)])


def _hashed(runs: Iterator[str]) -> Vectors:
    row = np.zeros(SIZE, np.float32)
    for run, many in Counter(runs).items():
        number = zlib.crc32(run.encode())
        row[number % SIZE] += (1 if number >> 31 else -1) * (1 + np.log(many))
    return row


def _runs_ja(text: str) -> Iterator[str]:
    """Runs of words with their things marked, and single words and pairs as they are."""
    built, said = ["^"], ["^"]
    for one in morphemes(text):
        kind, detail, _, _, _, form = one.part_of_speech()
        surface = one.surface()
        if kind == "空白":
            continue
        if kind == "名詞":
            built.append("#" if detail == "数詞" else "P" if detail == "固有名詞" else "N")
            said.append(one.normalized_form())
            continue
        if kind == "補助記号":
            surface = surface if surface in "。、！？!?" else "K"
        elif kind in ("動詞", "形容詞", "助動詞"):
            surface = f"{one.dictionary_form()}/{form[:3]}"
        built.append(surface)
        said.append(surface)
    yield from _joined("s", [*built, "$"], 1, 3)
    yield from _joined("l", [*said, "$"], 1, 2)


def _runs_en(text: str) -> Iterator[str]:
    said = list(_words_en(text))
    built = [word if word in _FUNCTIONAL or not word[0].isalpha() else _thing(word) for word in said]
    yield from _joined("s", ["^", *built, "$"], 2, 4)
    yield from _joined("l", ["^", *said, "$"], 1, 3)
    yield f"length {min(8, (len(said) + 2) // 2)}"


def _words_en(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(text.replace("’", "'")):
        if token[0].isdigit():
            yield "#"
        elif not token[0].isalpha():
            yield token
        else:
            word = token.lower()
            for ending, whole in _SHORTENED:
                if word.endswith(ending) and len(word) > len(ending):
                    word = word[: -len(ending)] + whole
                    break
            yield from word.split()
            if token.isupper() and len(token) > 1:
                yield "CAPITALS"


def _thing(word: str) -> str:
    return "CAPITALS" if word == "CAPITALS" else "W" + (word[-2:] if word.endswith(_ENDINGS) else "")


def _joined(mark: str, words: Sequence[str], shortest: int, longest: int) -> Iterator[str]:
    for many in range(shortest, longest + 1):
        for start in range(len(words) - many + 1):
            yield mark + "|".join(words[start : start + many])
