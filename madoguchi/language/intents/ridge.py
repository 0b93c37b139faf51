"""Kernel ridge regression on which intent a text has, with what it would say of each text it had not seen.

The intents are fitted as numbers (1 for a text's own, 0 for the others) by weights on the likeness to every
example. Once the matrix of likenesses is inverted, the scores of an example that was left out, or of all
examples of an intent that was left out, follow in closed form: no training is repeated to learn how far
scores can be trusted. C. Rasmussen and C. Williams, "Gaussian Processes for Machine Learning" (2006),
sections 2.2 and 5.4.2; many examples are split and their fits averaged: Y. Zhang, J. Duchi and
M. Wainwright, "Divide and Conquer Kernel Ridge Regression" (2015).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..embedding import Vectors
from .features import FIRST, SECOND, WRITTEN, Reading, likeness

Labels = npt.NDArray[np.int64]

RIDGE = 0.2
MOST = 12_000
"""Examples that are fitted together: .6 GB for the matrix. More are split evenly."""
SMALL = 256  # a triangle of this size is inverted at once


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights on the likeness to each example and on how a text is written; and, for each example, the
    scores and the nearest likeness with it left out (`alone`), and with its whole intent left out."""

    weights: Vectors
    spelling: Vectors
    scores_alone: Vectors
    nearest_alone: Vectors
    scores_strange: Vectors
    nearest_strange: Vectors


def fitted(examples: Reading, labels: Labels, many: int) -> Fit:
    """The fit to these examples of `many` intents."""
    parts = -(-len(labels) // MOST)
    if parts == 1:
        return _fitted(examples, labels, many)
    places = [np.arange(n, len(labels), parts) for n in range(parts)]
    fits = [_fitted(examples.only(place), labels[place], many) for place in places]
    back = np.argsort(np.concatenate(places))
    joined = {name: np.concatenate([getattr(fit, name) for fit in fits])[back]
              for name in Fit.__slots__ if name != "spelling"}  # fmt: skip
    joined["weights"] /= parts
    return Fit(spelling=np.asarray(sum(fit.spelling for fit in fits) / parts), **joined)


def _fitted(examples: Reading, labels: Labels, many: int) -> Fit:
    whole = FIRST if examples.second is None else FIRST + SECOND
    matrix = likeness(examples, examples)
    nearest = _nearest(matrix, labels)
    matrix *= np.float32(whole)
    matrix += examples.written @ (np.float32(WRITTEN) * examples.written.T)
    matrix[np.diag_indices_from(matrix)] += np.float32(RIDGE)
    sides = np.linalg.cholesky(matrix)
    del matrix
    _invert(sides)
    wanted = (labels[:, None] == np.arange(many)).astype(np.float32)
    weights = sides.T @ (sides @ wanted)
    alone = wanted - weights / np.einsum("ij,ij->j", sides, sides)[:, None]
    strange = np.empty_like(wanted)
    for label in range(many):
        mine = np.flatnonzero(labels == label)
        block = sides[:, mine].T @ sides[:, mine]
        strange[mine] = wanted[mine] - np.linalg.solve(block, weights[mine]) if len(mine) else 0
    spelling = WRITTEN * (examples.written.T @ weights)
    return Fit(
        np.float32(whole) * weights, spelling.astype(np.float32), alone, nearest[0], strange, nearest[1]
    )


def _nearest(matrix: Vectors, labels: Labels) -> tuple[Vectors, Vectors]:
    """The likeness of each example to the nearest other one, and to the nearest of another intent."""
    alone, strange = np.zeros(len(labels), np.float32), np.zeros(len(labels), np.float32)
    for place, label in enumerate(labels):
        row = matrix[place].copy()
        row[place] = 0
        alone[place] = row.max()
        row[labels == label] = 0
        strange[place] = row.max()
    return alone, strange


def _invert(lower: Vectors) -> None:
    """Put a lower triangle's inverse in its place."""
    size = len(lower)
    if size <= SMALL:
        lower[:] = np.tril(np.linalg.inv(lower))
        return
    half = size // 2
    first, across, second = lower[:half, :half], lower[half:, :half], lower[half:, half:]
    _invert(first)
    _invert(second)
    across[:] = -(second @ (across @ first))
