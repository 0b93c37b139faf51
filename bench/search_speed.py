"""bin/bench search-speed [--articles N]: searching among 100,000 articles.

In process: one process with its index, searches one after another. Over HTTP: two web processes, 8 clients
that ask without a pause, each search another one: `p95_ms_http` the page of results of the help centre as a
customer gets it (/help/search/: ten hits with their passages, what to narrow down to, and the search kept in
the log), `p95_ms_typing` what the search box asks for with each letter (/help/suggestions/).
`cpu_ms_*` is processor time a search, of the web processes and (`_database`) of PostgreSQL: on a machine that
does something else only these mean anything. `mb_per_process` is private memory of a web process with its
index, `findable_s` the time from the commit of a new article until every connection to both processes finds
it. How the articles are made stands in many_articles.py. Ends itself after `LONGEST` seconds.
"""

import argparse
import functools
import http.client
import json
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from bench.product import WEB_PROCESSES, Ground, Product, ground, memory, report, serving
from bench.product import tell as say

CLIENTS, ASKED = 8, 50
WARMING = 5  # searches of each client that are not counted
DATABASE = "search"
LONGEST, READY_SECONDS, FIND_SECONDS = 900, 300, 30
DOORS = {"http": "/help/search/", "typing": "/help/suggestions/"}
WORD = "ヘリオトロープ"
BEGAN = time.monotonic()


def tell(text: str) -> None:
    """Say how far we are, and after how many seconds."""
    say(f"{time.monotonic() - BEGAN:4.0f} s  {text}")


def get(line: http.client.HTTPConnection, path: str) -> str:
    """The page at a path; ends the bench when it is not there."""
    line.request("GET", path, headers={"Host": "localhost"})
    answer = line.getresponse()
    text = answer.read().decode()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return text


def connections(product: Product) -> list[http.client.HTTPConnection]:
    """Enough kept connections to reach both processes."""
    return [http.client.HTTPConnection(product.host, product.port, timeout=60) for _ in range(CLIENTS)]


def wait_for_index(product: Product, articles: int) -> None:
    """Until several fresh connections in a row are answered by a process with the whole index."""
    give_up, well = time.monotonic() + READY_SECONDS, 0
    while well < 4 * CLIENTS:
        [line, *_] = connections(product)
        found = json.loads(get(line, "/healthz/search"))
        line.close()
        well = well + 1 if found["ready"] and found["articles"] >= articles else 0
        time.sleep(0.02 if well else 0.5)
        if time.monotonic() > give_up:
            raise SystemExit("the index is not built")


def at_once(product: Product, path: str, asked: list[tuple[str, str]]) -> list[float]:
    """Milliseconds of all searches by clients that ask without a pause."""
    spent: list[float] = []

    def client(line: http.client.HTTPConnection, mine: list[tuple[str, str]]) -> None:
        for text, _ in mine:
            began = time.perf_counter()
            get(line, f"{path}?q={quote(text)}")
            spent.append((time.perf_counter() - began) * 1000)

    lines = enumerate(connections(product))
    together([functools.partial(client, line, asked[n::CLIENTS]) for n, line in lines])
    if len(spent) < len(asked):
        raise SystemExit(f"{path}: only {len(spent)} of {len(asked)} searches were answered")
    return spent


def over_http(product: Product, name: str, asked: list[tuple[str, str]]) -> dict[str, float]:
    """The figures of one door; the first searches load what a process keeps."""
    warm = WARMING * CLIENTS
    at_once(product, DOORS[name], asked[:warm])
    before = product.cpu()
    spent = sorted(at_once(product, DOORS[name], asked[warm:]))
    used = {part: seconds - before[part] for part, seconds in product.cpu().items()}
    return {
        f"p50_ms_{name}": round(spent[len(spent) // 2], 1),
        f"p95_ms_{name}": round(spent[int(len(spent) * 0.95)], 1),
        f"cpu_ms_{name}": round(used["web"] / len(spent) * 1000, 1),
        f"cpu_ms_{name}_database": round(used["database"] / len(spent) * 1000, 1),
    }


def together(acts: list[Callable[[], None]]) -> None:
    """Run these side by side."""
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def findable(here: Ground, product: Product) -> float:
    """Seconds from the commit of a new article until every connection finds it."""
    lines, path = connections(product), f"{DOORS['typing']}?q={quote(WORD)}"
    if any(f"<mark>{WORD}" in get(line, path) for line in lines):
        raise SystemExit("an article that is not written yet is found")
    committed = float(here.run(DATABASE, "bench.search_publish", WORD).split()[-1])
    for line in lines:
        while f"<mark>{WORD}" not in get(line, path):
            if time.time() > committed + FIND_SECONDS:
                raise SystemExit(f"the new article is not found after {FIND_SECONDS} s")
            time.sleep(0.02)
    return time.time() - committed


def measure(here: Ground, articles: int) -> dict[str, Any]:
    """All figures; no text is asked for twice, so that nothing is answered from memory."""
    many = CLIENTS * (ASKED + WARMING)
    asked = json.loads(here.run(DATABASE, "bench.search_inside", "queries", str(many * len(DOORS))))
    tell("building the index and searching in one process")
    figures: dict[str, Any] = json.loads(here.run(DATABASE, "bench.search_inside", "time", "300"))
    tell("starting two web processes")
    with serving(here, DATABASE, worker=False) as product:
        tell("waiting for the index in both")
        wait_for_index(product, articles)
        figures["mb_per_process"] = round(memory(product.web) / 1024 / WEB_PROCESSES)
        for turn, name in enumerate(DOORS):
            tell(f"{CLIENTS} clients at {DOORS[name]}")
            figures |= over_http(product, name, asked[turn * many : (turn + 1) * many])
        tell("publishing one more")
        figures["findable_s"] = round(findable(here, product), 2)
    return figures


def too_long(*_: object) -> None:
    """Ends the bench; what it started is taken down on the way."""
    raise SystemExit(f"not done after {LONGEST} seconds: the machine is too busy for this bench")


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--data", help="not used: the articles are made here")
    many: int = parser.parse_args(arguments).articles
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(LONGEST)
    with ground() as here:
        here.make(DATABASE)
        tell(f"writing {many} articles")
        here.run(DATABASE, "bench.many_articles", str(many))
        figures = measure(here, many)
        tell("done")
    report({"articles": many} | figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
