"""Intervals that say how sure a share is."""

import math

Z95 = 1.959963984540054


def wilson(good: int, n: int) -> tuple[float, float]:
    """The 95 % interval of the share good/n (Wilson 1927); raises ValueError when n is not positive."""
    if n <= 0:
        raise ValueError("no share of nothing")
    share, z2 = good / n, Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return middle - half, middle + half
