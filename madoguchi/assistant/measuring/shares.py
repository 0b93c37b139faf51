"""Shares and how sure they are."""

import math
from dataclasses import dataclass

from madoguchi.core import api as core

FEW = 30
"""Below so many a share says little, and the page says so."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of n with its 95 % interval (Wilson 1927); no share of nothing."""

    count: int
    n: int
    low: float | None = None
    high: float | None = None

    @property
    def rate(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.count / self.n if self.n else None

    @property
    def few(self) -> bool:
        """Whether it is too few to say much."""
        return 0 < self.n < FEW


def share(count: int, n: int) -> Share:
    """A part of n."""
    return Share(count, n, *core.wilson(count, n)) if n else Share(count, n)


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much the second share lies above the first, with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def difference(before: Share, after: Share) -> Difference | None:
    """after − before; None where one of them is of nothing.

    R. G. Newcombe, "Interval estimation for the difference between independent proportions" (Statistics in
    Medicine 17, 1998), method 10, from the intervals of both shares.
    """
    if not before.n or not after.n:
        return None
    one, other = before.count / before.n, after.count / after.n
    (low, high), (low2, high2) = core.wilson(before.count, before.n), core.wilson(after.count, after.n)
    value = other - one
    return Difference(
        value, value - math.hypot(other - low2, high - one), value + math.hypot(high2 - other, one - low)
    )
