"""A text as numbers for the intents: the first sentence model's row, and the second one's beside it.

The rows of the second model lie close together, so what they share is taken out first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..embedding import Vectors, embed, unit_rows
from ..second import second_embedder

SHORTEST = 1e-6


@dataclass(frozen=True, slots=True)
class Space:
    """Where texts lie. `centre`: the mean row of the second model, None where the model is not used."""

    centre: Vectors | None

    def rows(self, texts: Sequence[str]) -> Vectors:
        """One row for each text. Raises EmbeddingUnavailable as `embed` does."""
        first = np.asarray(embed(list(texts)), np.float32)
        if self.centre is None:
            return first
        return np.hstack([first, unit_rows(second_rows(texts) - self.centre)])


def space_of(texts: Sequence[str], *, both: bool) -> Space:
    """The space for a model that learns from these texts; `both` models where the second one is here."""
    if not both or second_embedder() is None:
        return Space(None)
    return Space(second_rows(texts).mean(axis=0))


def second_rows(texts: Sequence[str]) -> Vectors:
    """The second model's rows; about 15 ms each."""
    model = second_embedder()
    if model is None:
        raise LookupError("there is no second model here")
    return np.stack([model.question(text) for text in texts])
