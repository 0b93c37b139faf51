"""bin/bench shift [--quick]: one hour of a busy day compressed to five minutes (--quick: to one).

50 agents at their desks, 20 visitors a minute of the simulated hour, 300 of them ask for a person: first
message, assistant, offer, acceptance, three replies each way, notes, labels, resolution with its codes,
rating. Every desk fetches what its own scripts would fetch. One post in twenty is sent twice at once.
--quick and --seconds take a piece of that hour at the same rate. Durable database, two web processes, a
worker. JSON: p50_ms, p95_ms (acts of agents), errors, lost, doubled.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from typing import Any

import psycopg
import uvloop

from .product import Product, ground, report, serving, share, tell
from .shift_clock import Book, quantiles
from .shift_people import COMING, MARK, Agent, Visitor

AGENTS, VISITORS, CHATS, SECONDS = 50, 1200, 300, 300
ACTS = ("open", "accept", "reply", "note", "tags", "priority", "resolve", "typing", "read", "suggestions")
QUEUE = """
SELECT count(*) FILTER (WHERE state = 'expired'), count(*) FILTER (WHERE state = 'withdrawn'),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - offered_at))
           FILTER (WHERE state = 'accepted'),
       max(extract(epoch FROM ended_at - offered_at)) FILTER (WHERE state = 'accepted')
FROM routing_offer
"""


async def shift(
    made: Product, cookies: list[str], codes: dict[str, str], seconds: float, scale: float
) -> dict[str, Any]:
    """The whole shift; its figures."""
    book, part = Book(), scale * seconds / SECONDS
    agents = [Agent(n, made, cookie, book, codes) for n, cookie in enumerate(cookies)]
    follow = [(agent.tab.follow(ready := asyncio.Event()), ready) for agent in agents]
    beside = [asyncio.ensure_future(work) for work, _ in follow]
    await asyncio.wait_for(asyncio.gather(*(ready.wait() for _, ready in follow)), 60)
    beside += [asyncio.ensure_future(agent.tab.beat()) for agent in agents]
    visitors = [Visitor(n, made, book, n % 4 == 0) for n in range(round(VISITORS * part))]
    tell(f"{len(agents)} agents, {len(visitors)} visitors, {sum(v.person for v in visitors)} chats")
    busy, began = made.cpu(), time.perf_counter()
    at_work = [asyncio.ensure_future(agent.work(began + seconds)) for agent in agents]
    began += COMING
    await asyncio.gather(*(arrive(v, began + seconds * v.number / len(visitors)) for v in visitors))
    await asyncio.wait(at_work, timeout=30)
    took = time.perf_counter() - began
    for task in [*beside, *at_work]:
        task.cancel()
    await asyncio.gather(*beside, *at_work, return_exceptions=True)
    sys.stderr.write("\n".join(book.table()) + "\n")
    return figures(made, book, agents, visitors) | share(busy, made.cpu(), took)


async def arrive(visitor: Visitor, at: float) -> None:
    """She comes when it is her time."""
    await asyncio.sleep(max(0.0, at - time.perf_counter() + random.uniform(0, 0.2)))
    try:
        await visitor.visit()
    except (OSError, RuntimeError, asyncio.IncompleteReadError) as problem:
        visitor.book.problems[f"visitor: {type(problem).__name__}"] += 1


def figures(made: Product, book: Book, agents: list[Agent], visitors: list[Visitor]) -> dict[str, Any]:
    """Latencies of the agents' acts, and what the database says about every acknowledged word."""
    acts = [ms for act, times in book.spent.items() if act.startswith(ACTS) for ms in times]
    everything = [ms for act, times in book.spent.items() if not act.startswith("customer") for ms in times]
    p50, p95 = quantiles(acts)
    acknowledged = {mark for one in [*agents, *visitors] for mark in one.acknowledged}
    with psycopg.connect(made.database) as connection:
        bodies = connection.execute("SELECT body FROM conversations_message WHERE body LIKE '%番号は%'")
        kept = Counter(mark for (body,) in bodies for mark in MARK.findall(body))
        expired, withdrawn, typical, longest = connection.execute(QUEUE).fetchone() or (0, 0, 0, 0)
    chats = [visitor for visitor in visitors if visitor.person]
    return {
        "p50_ms": p50, "p95_ms": p95, "errors": sum(book.problems.values()),
        "lost": len(acknowledged - set(kept)), "doubled": sum(count > 1 for count in kept.values()),
        "with_refreshes_p95_ms": quantiles(everything)[1],
        "acts": len(acts), "requests": sum(map(len, book.spent.values())), "messages": len(acknowledged),
        "chats": len(chats), "finished": sum(visitor.done.is_set() for visitor in chats),
        "offers_expired": expired, "offers_withdrawn": withdrawn,
        "accepted_after_s": round(float(typical or 0), 1), "accepted_latest_s": round(float(longest or 0), 1),
        "problems": dict(book.problems),
    }  # fmt: skip


def main() -> None:
    """One shift on a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.add_argument("--quick", action="store_true", help="one minute of it")
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument(
        "--scale", type=float, default=1.0, help="share of agents and visitors (a busy machine)"
    )
    given = parser.parse_args()
    random.seed(20261122)
    with ground() as land:
        land.make("shift", MADOGUCHI_DEMO="1")
        made = json.loads(
            land.run("shift", "bench.shift_agents", str(max(1, round(AGENTS * given.scale)))).splitlines()[-1]
        )
        cookies = [f"{made['cookie']}={session}" for session in made["sessions"]]
        seconds = given.seconds or (60.0 if given.quick else float(SECONDS))
        with serving(land, "shift") as running:
            report(uvloop.run(shift(running, cookies, made["codes"], seconds, given.scale)))


if __name__ == "__main__":
    main()
