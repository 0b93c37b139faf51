"""bin/bench portal: the first screen and an order's page of a customer with 500 orders, and on the agent's
side her page with a timeline of 10,000 entries, each against an empty page in the same shell: the signed-in
customer's with her menu, the agent's with his. `…_over_bare` is against the shell of a visitor.

Once with 10,000 customers and 20,000 orders, once with a million and two million (`--customers` for less).
Pages are asked for through Django's own request handling, behind the same middleware; times are medians of
warm requests in turns. JSON: first_ratio, order_ratio, timeline_ratio (page to empty page, large database),
growth (the worst of the pages, large to small). `timeline` is the page of her story; `whole` her page, on
which orders, bills, devices, profile and what waits stand beside it.
"""

import argparse
import json
import statistics
import time

from .product import Ground, ground, report, tell

SMALL, LARGE = 10_000, 1_000_000
TURNS = 3
PAGES = ("first", "orders", "order", "timeline", "whole")
AT_DESK = ("timeline", "whole")
COUNTING = {"DJANGO_SETTINGS_MODULE": "bench.reference_settings"}


def measured(land: Ground, sizes: tuple[int, int]) -> list[dict[str, float]]:
    """What the pages cost with each size: medians of processes that take turns."""
    for size in sizes:
        land.make(f"portal_{size}")
        began = time.perf_counter()
        land.run(f"portal_{size}", "bench.portal_world", str(size))
        land.run(f"portal_{size}", "bench.agents", "1")
        tell(f"{size} customers loaded in {time.perf_counter() - began:.0f} s")
    rounds: list[list[dict[str, float]]] = [[], []]
    for _ in range(TURNS):
        for size, seen in zip(sizes, rounds, strict=True):
            printed = land.run(f"portal_{size}", "bench.portal_pages", **COUNTING)
            seen.append(json.loads(printed.splitlines()[-1]))
    return [{key: statistics.median(r[key] for r in seen) for key in seen[0]} for seen in rounds]


def over(times: dict[str, float], page: str, reference: str) -> float:
    """How many times the reference a page costs."""
    return round(times[f"{page}_ms"] / times[f"{reference}_ms"], 2)


def main() -> None:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.add_argument("--customers", type=int, default=LARGE, help="the large size; twice as many orders")
    given = parser.parse_args()
    with ground() as land:
        small, large = measured(land, (SMALL, given.customers))
    growths = {page: round(large[f"{page}_ms"] / small[f"{page}_ms"], 2) for page in PAGES}
    ratios = {f"{page}_ratio": over(large, page, "desk" if page in AT_DESK else "empty") for page in PAGES}
    ratios |= {f"{page}_over_bare": over(large, page, "bare") for page in PAGES}
    report(
        {
            **{name: large[name] for name in sorted(large) if name.endswith(("_ms", "_queries"))},
            "queries_small": [small[f"{page}_queries"] for page in PAGES],
            "queries_large": [large[f"{page}_queries"] for page in PAGES],
            **{f"{page}_growth": value for page, value in growths.items()},
            "customers": given.customers,
            **ratios,
            "growth": max(growths.values()),
        }
    )


if __name__ == "__main__":
    main()
