"""How long a customer will wait, as a range, from waits that ended recently.

Method. While every agent is busy, the queue moves by one place whenever somebody becomes free. The steps
between one departure from the queue and the next (from the customer's own entry, when she came later) are
nearly independent, unlike the waits themselves, which share their steps. Each step times the agents on duty
then is a sample g of agent-seconds; m is their mean, s² their variance, n their number. At place P with A
agents the wait then has mean m·P / A and variance (s²·P + s²·P² / n) / A²: the second term is the uncertainty
of m. The range runs from the 5.5 % to the 94.5 % quantile of a gamma distribution with that mean and variance
(Wilson and Hilferty, 1931), since waits are sums of positive steps. For somebody whom an agent can take
at once ("straight": it rings already) the range is that of earlier such waits, between the same quantiles.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FEWEST = 10  # samples below which nothing is said
MOST = 100  # samples looked at, the latest ones
LOW, Z = 0.055, 1.598  # the lower quantile, and its normal deviate
MINUTE = 60.0


@dataclass(frozen=True)
class Sample:
    """One ended wait: when it began and ended, agents on duty at entry, whether one was free at once."""

    entered: float
    left: float
    agents: int
    straight: bool


def minutes(*, place: int, agents: int, straight: bool, samples: Sequence[Sample]) -> tuple[int, int] | None:
    """The range in whole minutes, the upper end at least 1; None when too little is known."""
    span = seconds(place=place, agents=agents, straight=straight, samples=samples)
    if span is None:
        return None
    low, high = span
    return int(low / MINUTE + 0.5), max(1, int(high / MINUTE + 0.5))


def seconds(
    *, place: int, agents: int, straight: bool, samples: Sequence[Sample]
) -> tuple[float, float] | None:
    """The range in seconds; None below ten samples of the same kind, or when nobody is on duty."""
    straights = (s.left - s.entered for s in samples if s.straight)
    known = sorted(straights) if straight else steps(samples)
    if len(known) < FEWEST or agents < 1:
        return None
    if straight:
        return quantile(known, LOW), quantile(known, 1 - LOW)
    number = len(known)
    pace = sum(known) / number
    variance = sum((step - pace) ** 2 for step in known) / (number - 1)
    mean = pace * place / agents
    spread = variance * (place + place**2 / number) / agents**2
    return gamma_quantile(mean, spread, -Z), gamma_quantile(mean, spread, Z)


def steps(samples: Sequence[Sample]) -> list[float]:
    """Agent-seconds from one departure to the next, for those who found every agent busy."""
    ordered = sorted(samples, key=lambda s: s.left)
    return [
        (now.left - max(before.left, now.entered)) * max(1, now.agents)
        for before, now in pairwise(ordered)
        if not now.straight
    ]


def gamma_quantile(mean: float, spread: float, z: float) -> float:
    """The quantile at the normal deviate z of a gamma distribution, by Wilson and Hilferty's cube root."""
    if mean <= 0 or spread <= 0:
        return max(0.0, mean)
    shape = mean * mean / spread
    root = 1 - 1 / (9 * shape) + z / (3 * math.sqrt(shape))
    return mean * max(0.0, root) ** 3


def quantile(ordered: Sequence[float], share: float) -> float:
    """The quantile of sorted values, linear between neighbours."""
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
