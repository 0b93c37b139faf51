"""bin/bench idle: memory of the web processes per idle open tab, at 2,000 tabs of the desk.

Memory is what the two web processes have of their own (private pages), with every tab's stream open and
greeted, less what they had after a first few tabs had come and gone. At the end one nudge must reach every
tab. JSON: kb_per_tab.
"""

import argparse
import asyncio
import json
import resource
import time

import psycopg
import uvloop

from .product import Product, ground, memory, report, serving, tell
from .wire import Wire

TABS = 2_000
FIRST = 200
AGENTS = 50
AT_ONCE = 50
FILES = 8_192
GREETED_WITHIN = 60.0
HEARD_WITHIN = 30.0
SETTLE = 3.0
NUDGE = "SELECT pg_notify('madoguchi_live', 'inbox:0 conversation:1')"


class Tab:
    """One open stream."""

    def __init__(self, made: Product, cookie: str) -> None:
        self.wire = Wire(made.host, made.port, {"Cookie": cookie})
        self.greeted, self.heard = asyncio.Event(), asyncio.Event()
        self.heard_at = 0.0
        self.task = asyncio.create_task(self.follow())

    async def follow(self) -> None:
        """Read what comes."""
        async for line in self.wire.stream("/live/staff"):
            if line == "event: hello":
                self.greeted.set()
            elif line.startswith("data: conversation:"):
                self.heard_at = time.perf_counter()
                self.heard.set()

    def close(self) -> None:
        """Close the tab."""
        self.task.cancel()
        self.wire.close()


async def opened(made: Product, cookies: list[str], count: int) -> list[Tab]:
    """So many tabs, each greeted."""
    tabs: list[Tab] = []
    while len(tabs) < count:
        batch = [Tab(made, cookies[n % len(cookies)]) for n in range(min(AT_ONCE, count - len(tabs)))]
        async with asyncio.timeout(GREETED_WITHIN):
            await asyncio.gather(*(tab.greeted.wait() for tab in batch))
        tabs += batch
    return tabs


async def measure(made: Product, cookies: list[str], count: int) -> dict[str, float]:
    """All figures."""
    for tab in await opened(made, cookies, FIRST):
        tab.close()
    await asyncio.sleep(SETTLE)
    before = memory(made.web)
    began = time.perf_counter()
    tabs = await opened(made, cookies, count)
    opening = time.perf_counter() - began
    tell(f"{count} tabs are open after {opening:.0f} s")
    await asyncio.sleep(SETTLE)
    after = memory(made.web)
    nudged = time.perf_counter()
    with psycopg.connect(made.database, autocommit=True) as connection:
        connection.execute(NUDGE)
    async with asyncio.timeout(HEARD_WITHIN):
        await asyncio.gather(*(tab.heard.wait() for tab in tabs))
    return {
        "kb_per_tab": round((after - before) / count, 1),
        "tabs": count,
        "web_mb_before": round(before / 1024),
        "web_mb_after": round(after / 1024),
        "opened_per_second": round(count / opening),
        "all_heard_ms": round((max(tab.heard_at for tab in tabs) - nudged) * 1000),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.add_argument("--tabs", type=int, default=TABS)
    given = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, most), most))
    with ground() as land:
        land.make("idle")
        made = json.loads(land.run("idle", "bench.agents", str(AGENTS)).splitlines()[-1])
        cookies = [f"{made['cookie']}={session}" for session in made["sessions"]]
        with serving(land, "idle", worker=False) as running:
            report(uvloop.run(measure(running, cookies, given.tabs)))


if __name__ == "__main__":
    main()
