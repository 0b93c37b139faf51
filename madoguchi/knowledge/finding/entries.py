"""What is stored about an article so that it can be found: words and vectors, made in batches."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from madoguchi.language import api as language

from .counting import counted, packed
from .plain import passages, plain_text

HEADING_ROWS = 9  # the heading and at most eight questions


@dataclass(frozen=True, slots=True)
class Text:
    """The parts of an article that are searched."""

    heading: str
    questions: tuple[str, ...]
    body: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Stored form of one article: its words, the same counted, and float16 rows of the embedder `model`.

    An empty `model` means that the vectors could not be had; they are made later by `reindex`.
    """

    heading: str
    body: str
    vectors: bytes
    heading_rows: int
    model: str
    counted: bytes


def make_entries(texts: Sequence[Text]) -> list[Words]:
    """Words and vectors of many articles at once."""
    rows = [_embedded_parts(text) for text in texts]
    try:
        model, vectors = language.embedder().model, language.embed([part for row, _ in rows for part in row])
    except language.EmbeddingUnavailable:
        model, vectors = "", np.zeros((sum(len(row) for row, _ in rows), 0), np.float32)
    found: list[Words] = []
    position = 0
    for text, (row, heading_rows) in zip(texts, rows, strict=True):
        mine = vectors[position : position + len(row)].astype(np.float16).tobytes()
        position += len(row)
        words = (_heading_words(text), _body_words(text))
        counts = packed(counted(words, (text.heading, plain_text(text.body))))
        found.append(Words(*words, mine, heading_rows, model, counts))
    return found


def _embedded_parts(text: Text) -> tuple[list[str], int]:
    headings = [part for part in (text.heading, *text.questions) if part.strip()][:HEADING_ROWS]
    return headings + passages(text.body), len(headings)


def _heading_words(text: Text) -> str:
    return " ".join(language.forms("\n".join((text.heading, *text.questions, *text.tags))))


def _body_words(text: Text) -> str:
    return " ".join(language.forms(plain_text(text.body)))
