"""What no rule names: sentences that resemble known faults of manner, learnt from examples.

`bin/bench tone --fit` learns from `bench/tone_ja.txt`, `bench/tone_en.txt` and the kept sentences of the
tests, and writes `learnt.npz`: for each language one column that says how far a sentence is at fault, and
one for each kind of fault that says which it resembles most. Faults of grammar (敬語) are left to the rules,
which can name them. The file belongs to the sentence model inside; with an endpoint in its place rules
alone decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from ..embedding import LocalEmbedder, Vectors, embedder
from .reading import HIDDEN
from .shapes import TONE_CODES, ToneCode
from .traits import rows_of

FILE = Path(__file__).with_name("learnt.npz")
KINDS: Mapping[str, tuple[ToneCode, ...]] = {
    "ja": ("blaming", "curt", "commanding", "pointed", "promising", "casual", "plain_form", "slack_apology"),
    "en": ("blaming", "curt", "commanding", "pointed", "promising", "slang", "slack_apology"),
}
FROM: Mapping[str, float] = {"ja": 0.1, "en": 0.5}
"""Scores from which a sentence is remarked on: good ones are about -1, faulty ones about 1."""
SHORTEST = {"ja": 4, "en": 2}
"""Letters of a sentence that says something."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of one language: the first column for any fault, then one for each of its kinds."""

    weights: Vectors
    constants: Vectors

    def scores(self, rows: Vectors) -> Vectors:
        """A row of scores for each sentence, in the order of the columns."""
        return np.asarray(rows @ self.weights + self.constants, np.float32)


@cache
def _tables() -> dict[str, Learnt]:
    """Both languages; .02 s, 1 MB."""
    with np.load(FILE) as kept:
        return {
            name: Learnt(
                np.asarray(kept[f"{name}_weights"], np.float32),
                np.asarray(kept[f"{name}_constants"], np.float32),
            )
            for name in KINDS
        }


@lru_cache(2000)
def resembled(sentence: str, language: str) -> ToneCode | None:
    """The kind of fault that a sentence resembles most, None where it resembles none. About 3 ms, and
    nothing for one of the last two thousand sentences."""
    said = sentence.replace(HIDDEN, "").strip()
    if len(said) < SHORTEST[language] or not isinstance(embedder(), LocalEmbedder):
        return None
    [scores] = _tables()[language].scores(rows_of([said], language))
    if scores[0] < FROM[language]:
        return None
    code = KINDS[language][int(np.argmax(scores[1:]))]
    assert code in TONE_CODES
    return code
