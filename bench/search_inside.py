"""Asked by bench/search_speed.py in a process of its own: builds the index and searches without HTTP.

`time N`: the figures of N searches; `queries N`: N different questions with their language.
"""

import gc
import json
import statistics
import sys
import time
from pathlib import Path

from bench.many_articles import queries
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.finding.follow import index
from madoguchi.language import api as language

WARMING = 50  # searches that are not counted


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
    before, began, used = own_mb(), time.perf_counter(), time.process_time()
    knowledge.warm()
    while not knowledge.index_state().ready:
        time.sleep(0.05)
    index.renew()  # returns when the first one is done
    built, used = time.perf_counter() - began, time.process_time() - used
    asked = queries(many + WARMING)
    for text, written in asked[:WARMING]:
        searched(text, written)
    spent = [searched(text, written) for text, written in asked[WARMING:]]
    waited = [wall for wall, _ in spent]
    return {
        "build_s": round(built, 1),
        "build_cpu_s": round(used, 1),
        "index_mb": round(own_mb() - before),
        "p50_ms_process": round(statistics.median(waited), 1),
        "p95_ms_process": round(percentile(waited, 0.95), 1),
        "cpu_ms_process": round(statistics.mean(cpu for _, cpu in spent), 1),
    }


def searched(text: str, written: str) -> tuple[float, float]:
    """Milliseconds of one search, by the clock and of this process."""
    began, used = time.perf_counter(), time.process_time()
    if not knowledge.search(query=text, language=written, limit=5):
        raise SystemExit(f"nothing found for {text}")
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


if __name__ == "__main__":
    answer = {"time": main, "queries": queries}[sys.argv[1]](int(sys.argv[2]))
    sys.stdout.write(json.dumps(answer) + "\n")
