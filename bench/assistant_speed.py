"""bin/bench assistant-speed: a turn of the assistant without a language service, on the demo company.

A turn is what a caller says until she has the answer: the message is kept, understood, answered or done, and
what is to be read comes back (`POST /api/v1/assistant/turns`), all within one request; so it is the one door
at which a whole turn can be timed. 8 clients, each in calls of its own: `p95_ms` with a second between two
turns, as nobody speaks faster, `p95_ms_hurried` without any pause (then 8 clients share the processors);
`_new` is with pauses, and no message is ever said twice.
`cpu_ms_a_turn_first` is of the first turns after a start, in which models and articles are read; they count
for nothing else.
In one process: `p50_ms_process`, `p95_ms_process`, processor time, statements, and `ratio` to an empty page
behind the same middleware. `load` is that of the machine when the bench began: from 3 on only `cpu_*` count.
"""

import argparse
import http.client
import json
import os
import threading
import time
from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any

from .assistant_turns import PATH, TALKS, body, new_words, percentile
from .product import Product, ground, report, serving, share, tell

CLIENTS, TURNS, WARMING = 8, 30, 6
PAUSE = 1.0  # seconds between two turns of a call
DATABASE = "assistant"
DEMO = {"MADOGUCHI_DEMO": "1"}
COUNTING = {"DJANGO_SETTINGS_MODULE": "bench.reference_settings"}


def caller(
    product: Product, secret: str, spoken: str, talk: Sequence[str], pause: float, spent: list[float]
) -> None:
    """One client: calls one after another, every turn timed but for the first few."""
    line = http.client.HTTPConnection(product.host, product.port, timeout=60)
    headers = {"Host": "localhost", "Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    call = ""
    for number, words in enumerate(islice(cycle(talk), TURNS + WARMING)):
        call = "" if number % len(TALKS[spoken]) == 0 else call
        began = time.perf_counter()
        line.request("POST", PATH, body(words, call, spoken).encode(), headers)
        answer = line.getresponse()
        told = json.loads(answer.read())
        if answer.status != 200:
            raise SystemExit(str(told))
        if number >= WARMING:
            spent.append((time.perf_counter() - began) * 1000)
        call = told["conversation"]
        time.sleep(pause)


def at_once(product: Product, secret: str, pause: float, *, new: bool = False) -> dict[str, float]:
    """Milliseconds of turns by clients at once, and what each part of the product used for a turn."""
    spent: list[float] = []
    clients = [
        threading.Thread(target=caller, args=(product, secret, spoken, talk, pause, spent))
        for spoken, talk in (said_by(n, new) for n in range(CLIENTS))
    ]
    before, began = product.cpu(), time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds, after = time.perf_counter() - began, product.cpu()
    if len(spent) < CLIENTS * TURNS:
        raise SystemExit("a client did not come to its end")
    turns = CLIENTS * (TURNS + WARMING)
    used = sum(after[part] - before[part] for part in ("web", "worker", "database"))
    return {
        "p50_ms": round(percentile(spent, 0.5), 1), "p95_ms": round(percentile(spent, 0.95), 1),
        "turns_per_second": round(turns / seconds, 1),
        "cpu_ms_a_turn": round(used / turns * 1000, 1),
        "cpu_others": share(before, after, seconds)["cpu_others"],
    }  # fmt: skip


def said_by(client: int, new: bool) -> tuple[str, Sequence[str]]:
    """The language of a client, and what she says."""
    spoken = ("ja", "en")[client % 2]
    return spoken, new_words(spoken)[client // 2 :: CLIENTS // 2] if new else TALKS[spoken]


def main() -> None:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.parse_args()
    load = os.getloadavg()[0]
    with ground() as land:
        land.make(DATABASE, **DEMO)
        tell("the demo company is there")
        secret = json.loads(land.run(DATABASE, "bench.assistant_inside", "token"))
        inside = json.loads(land.run(DATABASE, "bench.assistant_inside", "time", **COUNTING).splitlines()[-1])
        tell("timed in one process")
        with serving(land, DATABASE) as product:
            first = at_once(product, secret, 0)  # everything is read for the first time
            calm = at_once(product, secret, PAUSE)
            new = at_once(product, secret, PAUSE, new=True)
            tell("timed over HTTP")
            hurried = at_once(product, secret, 0)
    found: dict[str, Any] = {"load": round(load, 1), "clients": CLIENTS, **inside, **calm}
    found["cpu_ms_a_turn_first"] = first["cpu_ms_a_turn"]
    found |= {f"{name}_new": value for name, value in new.items()}
    report(found | {f"{name}_hurried": value for name, value in hurried.items()})


if __name__ == "__main__":
    main()
