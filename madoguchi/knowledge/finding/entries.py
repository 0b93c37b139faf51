"""What is stored about an article so that it can be found: words and vectors, made in batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from madoguchi.language import api as language

from .counting import counted, packed
from .plain import passages, plain_text

HEADING_ROWS = 9  # the heading and at most eight questions
SECOND_LENGTH = 300  # characters of the body that the second model reads


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

    An empty `model` means that the vectors could not be had; they are made later by `reindex`. The rows of
    the second model come later in any case: `second_wanted` is the number of the text that they are made
    from.
    """

    heading: str
    body: str
    vectors: bytes
    heading_rows: int
    model: str
    counted: bytes
    second_wanted: int


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
        found.append(Words(*words, mine, heading_rows, model, counts, second_number(text)))
    return found


def second_texts(text: Text) -> tuple[list[str], str]:
    """What the second model reads of an article: the ways to ask for it, and how its body begins."""
    return _ways(text), plain_text(text.body)[:SECOND_LENGTH].strip()


def second_rows(text: Text, model: language.SecondEmbedder) -> bytes:
    """The stored rows of the second model, one for each way to ask: halfway between it and the body.

    This finds better than heading and body side by side, and than one text of both.
    """
    ways, body = second_texts(text)
    rows = model.passages([*ways, *filter(None, [body])])
    if body:
        rows = rows[:-1] + rows[-1] if ways else rows
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return (rows / lengths).astype(np.float16).tobytes()


def second_number(text: Text) -> int:
    """A number that changes with the model and with what it reads of an article; never 0."""
    ways, body = second_texts(text)
    known_as = "\n".join((language.SECOND_MODEL, *ways, "", body)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(known_as, digest_size=8).digest(), signed=True) or 1


def _embedded_parts(text: Text) -> tuple[list[str], int]:
    ways = _ways(text)
    return ways + passages(text.body), len(ways)


def _ways(text: Text) -> list[str]:
    return [part for part in (text.heading, *text.questions) if part.strip()][:HEADING_ROWS]


def _heading_words(text: Text) -> str:
    return " ".join(language.forms("\n".join((text.heading, *text.questions, *text.tags))))


def _body_words(text: Text) -> str:
    return " ".join(language.forms(plain_text(text.body)))
