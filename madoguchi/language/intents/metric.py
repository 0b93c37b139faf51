"""Directions in which intents differ count more: learnt from where a first fit is steep.

Sentence vectors tell apart whatever people talk about; a company's intents differ in few directions of them.
The mean outer product of a fit's slopes at the examples says in which, and the rows are stretched along them
before the second fit: what a neural network learns in its layers, by two solutions of a linear system.
A. Radhakrishnan, D. Beaglehole, P. Pandit and M. Belkin, "Mechanism for feature learning in neural networks
and backpropagation-free machine learning models", Science 383 (2024).
"""

from dataclasses import dataclass

import numpy as np

from ..embedding import Vectors, unit_rows
from .features import Reading, nearness

FEW = 2_500
"""Examples up to which it is learnt. With more, the fit knows by itself what counts, and loses by it."""
POWER, EVEN = 0.15, 0.5
"""How far the steep directions are stretched, and how much of the rows stays as it was."""
POINTS, SKETCHES = 600, 8  # examples at which slopes are taken, random sums of the intents' slopes at each


@dataclass(frozen=True, slots=True)
class Metric:
    """How the rows of each model are turned. `second`: None where the second model is not asked."""

    first: Vectors
    second: Vectors | None

    def turned(self, reading: Reading) -> Reading:
        """Texts as they are compared."""
        second = reading.second
        if second is not None and self.second is not None:
            second = unit_rows(second @ self.second)
        return Reading(unit_rows(reading.first @ self.first), second, reading.written)


def learnt(examples: Reading, weights: Vectors) -> Metric | None:
    """The metric that a first fit suggests; `weights` are those of the fit. None with many examples."""
    if len(examples) > FEW:
        return None
    sums = np.random.default_rng(0).standard_normal((weights.shape[1], SKETCHES)).astype(np.float32)
    sketches = weights @ sums
    second = None if examples.second is None else _stretch(examples.second, sketches)
    return Metric(_stretch(examples.first, sketches), second)


def _stretch(rows: Vectors, sketches: Vectors) -> Vectors:
    points = rows[:: -(-len(rows) // POINTS)]
    near = nearness(points @ rows.T)
    steep = np.zeros((rows.shape[1], rows.shape[1]), np.float32)
    for sketch in sketches.T:
        slopes = (near * sketch) @ rows
        steep += slopes.T @ slopes
    sizes, directions = np.linalg.eigh(steep)
    powers = np.maximum(sizes / sizes[-1], 1e-9) ** POWER
    turned = (directions * (powers / np.sqrt((powers**2).mean()))) @ directions.T
    return np.asarray(turned + EVEN * np.eye(len(turned)), np.float32)
