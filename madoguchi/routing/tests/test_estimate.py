"""The range of the wait: hidden without samples, kept in eight to nineteen of twenty cases."""

import pytest

from madoguchi.routing.estimate import FEWEST, Sample, gamma_quantile, minutes, seconds

from .simulation import Desk, run

DESKS = {
    "steady": Desk(arrivals=0.45, handling=6, sigma=0.6, agents=(3,)),
    "busy": Desk(arrivals=0.95, handling=6, sigma=0.8, agents=(6,)),
    "overloaded": Desk(arrivals=1.1, handling=6, sigma=0.8, agents=(6,)),
    "shifts": Desk(arrivals=0.9, handling=6, sigma=0.7, agents=(4, 6, 8, 6, 5)),
    "urgent ones": Desk(arrivals=0.75, handling=6, sigma=0.7, agents=(5,), urgent=0.1),
    "long calls": Desk(arrivals=0.2, handling=15, sigma=1.0, agents=(3,)),
    "quick calls": Desk(arrivals=2.8, handling=2, sigma=0.6, agents=(6,)),
}


def told(name: str) -> tuple[int, int]:
    outcomes = [run(DESKS[name], hours=24, seed=seed) for seed in range(4)]
    return sum(o.promised for o in outcomes), sum(o.kept for o in outcomes)


@pytest.mark.parametrize("name", DESKS)
def test_most_customers_are_served_within_the_range_they_were_told(name: str) -> None:
    promised, kept = told(name)
    assert promised > 500
    assert 0.80 <= kept / promised <= 0.95


def test_nothing_is_said_below_ten_samples() -> None:
    waits = [Sample(entered=i * 60.0, left=i * 60.0 + 90, agents=2, straight=False) for i in range(FEWEST)]
    assert seconds(place=1, agents=2, straight=False, samples=waits) is None  # ten waits are nine steps
    more = [*waits, Sample(entered=600, left=720, agents=2, straight=False)]
    assert minutes(place=1, agents=2, straight=False, samples=more) == (1, 1)
    assert minutes(place=1, agents=0, straight=False, samples=more) is None
    assert minutes(place=1, agents=2, straight=True, samples=more) is None


def test_a_later_place_waits_longer_and_more_agents_shorten_it() -> None:
    waits = [Sample(i * 100.0, 1000 + i * 100.0 + 30 * (i % 3), 2, False) for i in range(30)]
    spans = [minutes(place=p, agents=a, straight=False, samples=waits) for p, a in ((1, 2), (5, 2), (5, 4))]
    assert spans == [(1, 3), (6, 11), (3, 6)]


def test_the_gamma_quantile_is_close_to_the_exact_one() -> None:
    # exponential distribution: quantile(p) = -mean·log(1 - p); Wilson and Hilferty is rough there, good above
    assert gamma_quantile(10, 100, 1.645) == pytest.approx(29.96, rel=0.02)
    assert gamma_quantile(10, 20, -1.645) == pytest.approx(3.94, rel=0.02)  # χ² with 10 degrees: 3.940
    assert gamma_quantile(10, 20, 1.645) == pytest.approx(18.31, rel=0.02)  # χ² with 10 degrees: 18.307
