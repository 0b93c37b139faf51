"""A desk in a discrete-event simulation: customers arrive, agents handle, ranges are promised and checked."""

import heapq
import itertools
import math
import random
from collections import deque
from dataclasses import dataclass

from madoguchi.routing.estimate import MOST, Sample, minutes


@dataclass(frozen=True)
class Desk:
    """Arrivals a minute, handling in minutes (log-normal), agents by hour, share of urgent customers."""

    arrivals: float
    handling: float
    sigma: float
    agents: tuple[int, ...]
    urgent: float = 0.0


@dataclass
class Waiting:
    arrived: float
    place: int
    agents: int
    straight: bool
    promised: tuple[int, int] | None


@dataclass(frozen=True)
class Outcome:
    """How many got a range, and how many of them were served within it."""

    promised: int
    kept: int
    early: int
    queued: int
    queued_kept: int
    width: float

    @property
    def coverage(self) -> float:
        return self.kept / self.promised


def run(desk: Desk, hours: int, seed: int) -> Outcome:
    """Simulate; times in seconds."""
    dice, ticket = random.Random(seed), itertools.count()
    now, free = 0.0, desk.agents[0]
    duty = desk.agents[0]
    events: list[tuple[float, int, str]] = []
    queues: tuple[deque[Waiting], deque[Waiting]] = (deque(), deque())
    samples: deque[Sample] = deque(maxlen=MOST)
    done: list[tuple[Waiting, float]] = []

    def later(seconds: float, what: str) -> None:
        heapq.heappush(events, (now + seconds, next(ticket), what))

    def serve() -> None:
        nonlocal free
        while free > 0 and (queues[0] or queues[1]):
            customer = (queues[0] or queues[1]).popleft()
            free -= 1
            ring = min(30.0, dice.expovariate(1 / 6.0))
            wait = now + ring - customer.arrived
            done.append((customer, wait))
            samples.appendleft(Sample(customer.arrived, now + ring, customer.agents, customer.straight))
            mean = desk.handling * 60
            handling = dice.lognormvariate(math.log(mean) - desk.sigma**2 / 2, desk.sigma)
            later(ring + handling, "free")

    later(0, "customer")
    for hour in range(hours):
        later(hour * 3600.0, f"hour {hour}")
    while events:
        now, _, what = heapq.heappop(events)
        if now > hours * 3600:
            break
        if what == "customer":
            rank = 0 if dice.random() < desk.urgent else 1
            place = sum(len(q) for q in queues[: rank + 1]) + 1
            straight = free > 0 and place == 1
            span = minutes(place=place, agents=duty, straight=straight, samples=list(samples))
            queues[rank].append(Waiting(now, place, duty, straight, span))
            later(dice.expovariate(desk.arrivals / 60), "customer")
        elif what == "free":
            free += 1
        else:
            want = desk.agents[int(what.split()[1]) % len(desk.agents)]
            free += want - duty
            duty = want
        serve()
    return _outcome(done)


def _outcome(done: list[tuple[Waiting, float]]) -> Outcome:
    told = [(c, wait / 60) for c, wait in done if c.promised]
    kept = [c for c, wait in told if c.promised and c.promised[0] <= wait <= c.promised[1]]
    early = [c for c, wait in told if c.promised and wait < c.promised[0]]
    queued = [c for c, _ in told if not c.straight]
    widths = [c.promised[1] - c.promised[0] for c in queued if c.promised]
    return Outcome(
        promised=len(told),
        kept=len(kept),
        early=len(early),
        queued=len(queued),
        queued_kept=sum(not c.straight for c in kept),
        width=sum(widths) / max(1, len(widths)),
    )
