"""Asked by bench/search_speed.py in a process of its own: builds the index and searches without HTTP.

`time N`: the figures of N searches; `queries N`: N different questions with their language.
"""

import gc
import json
import statistics
import sys
import time
from pathlib import Path

import django

django.setup()

from bench.many_articles import queries  # noqa: E402
from madoguchi.knowledge import api as knowledge  # noqa: E402
from madoguchi.knowledge.finding.follow import index  # noqa: E402
from madoguchi.language import api as language  # noqa: E402


def own_mb() -> float:
    """Private memory of this process."""
    gc.collect()
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main(many: int) -> dict[str, float]:
    """Build seconds and size, and milliseconds a search."""
    language.warm()
    before, began = own_mb(), time.perf_counter()
    knowledge.warm()
    while not knowledge.index_state().ready:
        time.sleep(0.05)
    index.renew()  # returns when the first one is done
    built = time.perf_counter() - began
    spent = []
    for number, (text, written) in enumerate(queries(many + 50)):
        began = time.perf_counter()
        found = knowledge.search(query=text, language=written, limit=5)
        if number >= 50:
            spent.append((time.perf_counter() - began) * 1000)
        if not found:
            raise SystemExit(f"nothing found for {text}")
    return {
        "build_s": round(built, 1),
        "index_mb": round(own_mb() - before),
        "p50_ms_process": round(statistics.median(spent), 1),
        "p95_ms_process": round(percentile(spent, 0.95), 1),
    }


if __name__ == "__main__":
    answer = {"time": main, "queries": queries}[sys.argv[1]](int(sys.argv[2]))
    sys.stdout.write(json.dumps(answer) + "\n")
