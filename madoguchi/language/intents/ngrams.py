"""How a text is written, as numbers: its words, pairs of words and runs of letters, hashed into a short row.

The sentence vectors see what is meant; these see which words it is said with. Texts without spaces have
their runs of letters alone.
"""

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..embedding import Vectors, unit_rows
from ..normalisation import normalise

SIZE = 4096  # numbers in a row; seldom do two runs share one
LONGEST_RUN = 5
LONGEST = 400  # letters that are read
PRIME = np.uint64(1_000_003)

Hashes = npt.NDArray[np.uint64]


def ngram_rows(texts: Sequence[str]) -> Vectors:
    """Rows of unit length, one a text; .15 ms each."""
    rows = np.zeros((len(texts), SIZE), np.float32)
    for row, text in zip(rows, texts, strict=True):
        kinds, many = np.unique(_hashes(text), return_counts=True)
        signs = np.where(kinds >> np.uint64(63), 1, -1)
        np.add.at(row, (kinds >> np.uint64(40)) % np.uint64(SIZE), signs * (1 + np.log(many)))
    return unit_rows(rows)


def _hashes(text: str) -> Hashes:
    """One number for each word, pair of words and run of letters."""
    plain = f" {normalise(text)[:LONGEST]} "
    words = plain.split()
    pairs = [f"{one} {other}" for one, other in zip(words, words[1:], strict=False)]
    named = np.array([zlib.crc32(word.encode()) for word in [*words, *pairs]], np.uint64)
    letters = np.array([ord(letter) for letter in plain], np.uint64)
    return _mixed(np.concatenate([named, *_runs(letters)]))


def _runs(letters: Hashes) -> list[Hashes]:
    runs, found = letters, []
    for length in range(2, LONGEST_RUN + 1):
        runs = runs[:-1] * PRIME + letters[length - 1 :]
        found.append(runs + np.uint64(length))
    return found


def _mixed(numbers: Hashes) -> Hashes:
    """The numbers spread over all bits (splitmix64)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
