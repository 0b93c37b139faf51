"""What a shift measures: how long each act took, and what went wrong."""

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Book:
    """Act → milliseconds; problem → how often."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    problems: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def timed(self, act: str) -> Iterator[None]:
        """One act of somebody."""
        began = time.perf_counter()
        yield
        self.spent[act].append((time.perf_counter() - began) * 1000)

    def judge(self, act: str, status: int, *fine: int) -> bool:
        """Whether the answer is one of those that are fine; else it is an error."""
        if status in (fine or (200, 302, 303)):
            return True
        self.problems[f"{act} {status}"] += 1
        return False

    def table(self) -> list[str]:
        """A line for each act: how often, p50, p95, longest."""
        lines = [f"{'act':24} {'n':>6} {'p50':>7} {'p95':>7} {'max':>7}"]
        for act, times in sorted(self.spent.items()):
            p50, p95 = quantiles(times)
            lines.append(f"{act:24} {len(times):6} {p50:7.1f} {p95:7.1f} {max(times):7.1f}")
        return lines


def quantiles(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    if len(times) < 2:
        return (times[0], times[0]) if times else (0.0, 0.0)
    cuts = statistics.quantiles(times, n=100)
    return round(cuts[49], 1), round(cuts[94], 1)
