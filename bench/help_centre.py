"""bin/bench help-centre: how quick and how light an article's page is, for the server and on a poor phone.

The demo company runs in two web processes on a durable database. `article_ms` and `empty_ms` are medians of
requests in turns, from this machine's clock: an article, and the customers' shell without content, behind the
same middleware; `anew_ms` and `queries` are of a page that was not kept. `kilobytes` is all that a first
visit transfers but images. The first paint is measured in headless Chromium at 390 px with 1.6 Mbit/s, 150 ms
a round trip and a four-fold slow-down of the processor. The readers come at a steady rate, each new, whether
or not earlier ones have been served.
"""

import argparse
import asyncio
import http.client
import statistics
import time

import psycopg
from playwright.sync_api import Page, sync_playwright

from .product import Product, ground, report, serving, share, tell
from .wire import Wire

ARTICLE, EMPTY = "/help/ja/kettle-descale/", "/reference/empty/"
ANEW = f"{ARTICLE}?anew=1"  # with anything after the address a page is made anew
TURNS, VISITS = 150, 5
READERS, SECONDS, CONNECTIONS = 200, 10, 48
DOWN, ROUND_TRIP_MS, SLOWER = 1_600_000 // 8, 150, 4
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WRITTEN = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables WHERE schemaname = 'public'"
COUNTED = "SELECT coalesce(sum(count), 0) FROM knowledge_reading"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def asked(connection: http.client.HTTPConnection, path: str, count: str = "") -> tuple[float, int]:
    """Milliseconds until a page was there, and how many statements it took when asked to count."""
    began = time.perf_counter()
    connection.request("GET", path, headers={"X-Count": count, "Accept-Language": "ja"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return (time.perf_counter() - began) * 1000, int(answer.headers.get("X-Statements", 0))


def server_time(made: Product) -> dict[str, float]:
    """An article against the empty page, in turns."""
    connection = http.client.HTTPConnection(made.host, made.port, timeout=30)
    for _ in range(20):
        asked(connection, ARTICLE), asked(connection, ANEW), asked(connection, EMPTY)
    turns = [[asked(connection, path)[0] for path in (ARTICLE, ANEW, EMPTY)] for _ in range(TURNS)]
    article, anew, empty = (statistics.median(times) for times in zip(*turns, strict=True))
    return {
        "article_ms": round(article, 2),
        "anew_ms": round(anew, 2),
        "empty_ms": round(empty, 2),
        "ratio": round(article / empty, 2),
        "ratio_anew": round(anew / empty, 2),
        "queries": asked(connection, ANEW, "1")[1],
        "empty_queries": asked(connection, EMPTY, "1")[1],
    }


def one(database: str, question: str) -> int:
    """The answer of a question to the database."""
    with psycopg.connect(database) as connection:
        found = connection.execute(question).fetchone()
    return int(found[0] or 0) if found else 0


async def visited(made: Product) -> list[float]:
    """Milliseconds of each reader's page, from the moment at which she came."""
    free: asyncio.Queue[Wire] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(Wire(made.host, made.port, {"Accept-Language": "ja"}))
    times: list[float] = []
    begin = time.perf_counter() + 0.5

    async def read(number: int) -> None:
        came = begin + number / READERS
        await asyncio.sleep(max(0.0, came - time.perf_counter()))
        wire = await free.get()
        try:
            await wire.get(ARTICLE)
        finally:
            free.put_nowait(wire)
        times.append((time.perf_counter() - came) * 1000)

    await asyncio.gather(*(read(number) for number in range(READERS * SECONDS)))
    while not free.empty():
        free.get_nowait().close()
    return times


def many_readers(made: Product) -> dict[str, float]:
    """Two hundred readers a second on one article: how soon each has it, and what is written for them."""
    time.sleep(6)  # what was counted so far is written
    before, read_before = one(made.database, WRITTEN), one(made.database, COUNTED)
    cpu, began = made.cpu(), time.perf_counter()
    times = asyncio.run(visited(made))
    took = time.perf_counter() - began
    busy = share(cpu, made.cpu(), took)
    time.sleep(6)
    return {
        "readers_per_second": round(len(times) / took, 1),
        "readers_p50_ms": round(statistics.median(times), 1),
        "readers_p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
        "rows_written": one(made.database, WRITTEN) - before,
        "readings_counted": one(made.database, COUNTED) - read_before,
        "readings_made": len(times),
        **busy,
    }


def visit(page: Page, address: str) -> tuple[float, int]:
    """A first visit on a poor phone: milliseconds until the first paint, and bytes transferred but images."""
    wires = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wires.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wires.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    wires.send("Network.enable")
    poor = {
        "offline": False,
        "latency": ROUND_TRIP_MS,
        "downloadThroughput": DOWN,
        "uploadThroughput": DOWN // 2,
    }
    wires.send("Network.emulateNetworkConditions", poor)
    wires.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    return page.evaluate(PAINT), sum(size for key, size in sizes.items() if kinds.get(key) != "Image")


def on_a_poor_phone(made: Product) -> dict[str, float]:
    """The first paint and the weight of an article, median of first visits."""
    paints, weights = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for _ in range(VISITS):
            context = browser.new_context(viewport={"width": 390, "height": 844}, locale="ja-JP")
            paint, weight = visit(context.new_page(), f"http://{made.host}:{made.port}{ARTICLE}")
            paints.append(paint)
            weights.append(weight)
            context.close()
        browser.close()
    return {
        "first_paint_ms": round(statistics.median(paints)),
        "kilobytes": round(statistics.median(weights) / 1000, 1),
    }


def main() -> None:
    """Print readable figures and, as the last line, one JSON object."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with ground() as place:
        tell("loading the demo company")
        place.make("help", MADOGUCHI_DEMO="1")
        with serving(
            place, "help", worker=False, MADOGUCHI_DEMO="1", DJANGO_SETTINGS_MODULE="bench.reference_settings"
        ) as made:
            tell("server time")
            figures = server_time(made)
            tell("readers")
            figures |= many_readers(made)
            tell("a poor phone")
            figures |= on_a_poor_phone(made)
    report(figures)


if __name__ == "__main__":
    main()
