"""A text as numbers for the intents: both sentence models' rows, and how it is written.

The rows of the second model lie close together, so what they share is taken out first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..embedding import Vectors, embed, unit_rows
from ..second import second_embedder
from .ngrams import ngram_rows

FIRST, SECOND, WRITTEN = 1.0, 1.5, 0.5
"""How much each way of seeing a text weighs."""
LONGEST = 400  # letters that the second model reads: the wish may come last
NARROW = 2.0  # how quickly texts that differ stop being alike


@dataclass(frozen=True, slots=True)
class Reading:
    """Texts as the models see them, a row each. `second`: None where the second model is not asked."""

    first: Vectors
    second: Vectors | None
    written: Vectors

    def __len__(self) -> int:
        return len(self.first)

    def only(self, rows: npt.NDArray[np.int64]) -> "Reading":
        """These rows of it."""
        return Reading(
            self.first[rows], None if self.second is None else self.second[rows], self.written[rows]
        )

    def and_(self, other: "Reading") -> "Reading":
        """The rows of both."""
        second = (
            None if self.second is None or other.second is None else np.vstack([self.second, other.second])
        )
        return Reading(np.vstack([self.first, other.first]), second, np.vstack([self.written, other.written]))

    def centred(self, centre: Vectors | None) -> "Reading":
        """Without what the second model's rows share."""
        if self.second is None or centre is None:
            return self
        return Reading(self.first, unit_rows(self.second - centre), self.written)


def read(texts: Sequence[str], *, both: bool) -> Reading:
    """Texts as numbers; `both` models where the second one is here (about 15 ms a text).

    Raises EmbeddingUnavailable as `embed` does.
    """
    first = np.asarray(embed(list(texts)), np.float32)
    return Reading(first, second_rows(texts) if both else None, ngram_rows(texts))


def second_rows(texts: Sequence[str]) -> Vectors | None:
    """The second model's rows; None where there is no such model."""
    model = second_embedder()
    if model is None or not texts:
        return None
    return np.stack([model.question(text, LONGEST) for text in texts])


def likeness(one: Reading, other: Reading) -> Vectors:
    """How alike the meanings of texts are, 0 to 1: a row for each of one, a column for each of the other."""
    alike = nearness(one.first @ other.first.T) * np.float32(FIRST)
    if one.second is None or other.second is None:
        return np.asarray(alike / np.float32(FIRST), np.float32)
    near = nearness(one.second @ other.second.T)
    near *= np.float32(SECOND)
    alike += near
    alike /= np.float32(FIRST + SECOND)
    return np.asarray(alike, np.float32)


def nearness(cosines: Vectors) -> Vectors:
    """Cosines as likeness, 0 to 1; they are changed in place."""
    cosines -= 1
    cosines *= np.float32(NARROW)
    return np.asarray(np.exp(cosines, out=cosines))
