"""bin/bench search-speed [--articles N]: searching among 100,000 articles.

In process: one process with its index, searches one after another. Over HTTP: two web processes, 8 clients
that ask without a pause, each search another one: `p95_ms_http` while typing (/help/…/suggestions/: six hits
with their passages, what the search box asks for), `p95_ms_page` the whole page of results. `findable_s`:
from the commit of a new article until every connection to both processes finds it. How the articles are made
stands in many_articles.py.
"""

import argparse
import functools
import http.client
import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from bench.product import WEB_PROCESSES, Ground, Product, ground, memory, report, serving, tell

CLIENTS, ASKED = 8, 60
DATABASE = "search"
READY_SECONDS, FIND_SECONDS = 300, 30
TYPING, PAGE = "/help/c/bench/suggestions/", "/help/c/bench/search/"
WORD = "ヘリオトロープ"


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
        for number, (text, _) in enumerate(mine):
            began = time.perf_counter()
            get(line, f"{path}?q={quote(text)}")
            if number >= 5:  # the first ones load what a process keeps
                spent.append((time.perf_counter() - began) * 1000)

    lines = enumerate(connections(product))
    together([functools.partial(client, line, asked[n::CLIENTS]) for n, line in lines])
    return spent


def together(acts: list[Callable[[], None]]) -> None:
    """Run these side by side."""
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def findable(here: Ground, product: Product) -> float:
    """Seconds from the commit of a new article until every connection finds it."""
    lines = connections(product)
    for line in lines:
        assert WORD not in get(line, f"{TYPING}?q=a")
    committed = float(here.run(DATABASE, "bench.search_publish", WORD).split()[-1])
    give_up = committed + FIND_SECONDS
    for line in lines:
        while f"<mark>{WORD}" not in get(line, f"{TYPING}?q={quote(WORD)}"):
            if time.time() > give_up:
                raise SystemExit("the new article is not found")
            time.sleep(0.02)
    return time.time() - committed


def measure(here: Ground, articles: int) -> dict[str, Any]:
    """All figures."""
    asked = json.loads(here.run(DATABASE, "bench.search_inside", "queries", str(CLIENTS * ASKED)))
    tell("searching in one process")
    figures: dict[str, Any] = json.loads(here.run(DATABASE, "bench.search_inside", "time", "400"))
    with serving(here, DATABASE, worker=False) as product:
        tell("building the index in both web processes")
        wait_for_index(product, articles)
        figures["mb_per_process"] = round(memory(product.web) / 1024 / WEB_PROCESSES)
        for name, path in (("http", TYPING), ("page", PAGE)):
            tell(f"{CLIENTS} clients at {path}")
            spent = sorted(at_once(product, path, asked))
            figures[f"p50_ms_{name}"] = round(spent[len(spent) // 2], 1)
            figures[f"p95_ms_{name}"] = round(spent[int(len(spent) * 0.95)], 1)
        tell("publishing one more")
        figures["findable_s"] = round(findable(here, product), 2)
    return figures


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--data", help="not used: the articles are made here")
    many: int = parser.parse_args(arguments).articles
    with ground() as here:
        here.make(DATABASE)
        tell(f"writing {many} articles")
        here.run(DATABASE, "bench.many_articles", str(many))
        figures = measure(here, int(many * 0.99))
    report({"articles": many} | figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
