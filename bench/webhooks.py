"""bin/bench webhooks: signed events of LINE's shape, from the signature to the answer, and beyond.

Eight senders call the webhook over HTTP on two web processes and a durable database (fsync on), in turns
with the view that inserts one row; one event in ten is delivered again under its id, one in twenty comes
before the one it followed. No worker runs meanwhile, so the answer is measured alone: everything in it is
kept, with its job, before it is given. Then a worker handles all of it, and every contact's messages are
counted and put beside the order in which they happened. JSON: accepted_per_second, reference_per_second,
ratio, ack_p50_ms, ack_p99_ms, statements, web_cpu_ms_per_event, events, redelivered, out_of_order, lost,
doubled, misplaced, handled_per_second.
"""

import argparse
import http.client
import random
import statistics
import threading
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import psycopg

from madoguchi.demo.phone.line import LineServer, signed

from .product import Ground, Product, ground, report, serving, tell

DATABASE = "webhooks"
SETTINGS = "bench.reference_settings"
SENDERS, CONTACTS = 8, 6
TURNS, SECONDS = 4, 3.0
AGAIN, EARLY = 0.10, 0.05
PATIENCE = 300
HEADERS = {"Content-Type": "application/json"}
WORDS = "SELECT body, conversation_id FROM conversations_message WHERE channel = 'line' " \
        "AND author_kind = 'customer' ORDER BY conversation_id, sequence"  # fmt: skip
WAITING = "SELECT count(*) FROM channels_rawevent WHERE handled_at IS NULL"


@dataclass
class Sender:
    """One connection with the contacts whose events it brings; `sent` counts the events of each."""

    made: Product
    path: str
    name: str
    line: LineServer
    chance: random.Random
    sent: Counter[str] = field(default_factory=Counter)
    acks: list[float] = field(default_factory=list)
    again: int = 0
    early: int = 0

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(self.made.host, self.made.port, timeout=30)
        self.contacts = [f"U{self.name}{number:030x}"[:33] for number in range(CONTACTS)]

    def event(self, contact: str) -> dict[str, Any]:
        """What this contact says next: her number, and how many times she has written."""
        self.sent[contact] += 1
        return self.line.message(contact, f"{contact} {self.sent[contact]}", at=now() + self.sent[contact])

    def turn(self, end: float) -> int:
        """Bring events until then; how many new ones were accepted."""
        done = 0
        while time.perf_counter() < end:
            contact = self.chance.choice(self.contacts)
            events = [self.event(contact)]
            if self.chance.random() < EARLY:
                events.insert(0, self.event(contact))
                self.early += 1
            for one in events:
                self.bring(one)
            if self.chance.random() < AGAIN:
                self.bring({**events[0], "deliveryContext": {"isRedelivery": True}})
                self.again += 1
            done += len(events)
        return done

    def bring(self, event: dict[str, Any], count: str = "") -> int:
        """One request until its answer; how many statements it took (0 unless asked to count)."""
        body, headers = signed(event)
        began = time.perf_counter()
        found = self.post(self.path, body, {**headers, "X-Count": count})
        self.acks.append(time.perf_counter() - began)
        return found

    def reference(self, end: float) -> int:
        """Have rows inserted until then; how many."""
        done = 0
        while time.perf_counter() < end:
            self.post("/reference/", b"", {})
            done += 1
        return done

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> int:
        self.connection.request("POST", path, body, {**HEADERS, **headers})
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return int(answer.headers.get("X-Statements", 0))


def now() -> int:
    """As LINE counts, in milliseconds; an hour ago, so that a contact's count still fits in."""
    return int(time.time()) * 1000 - 3_600_000


def rate(senders: list[Sender], act: Any) -> float:
    """Acts per second of all senders together."""
    began = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as pool:
        total = sum(pool.map(lambda one: act(one, began + SECONDS), senders))
    return total / (time.perf_counter() - began)


def accepted(made: Product, path: str, line: LineServer) -> tuple[list[Sender], dict[str, float]]:
    """The senders after their turns, and the figures of the answers."""
    chance = random.Random(8)
    senders = [Sender(made, path, f"{n:02d}", line, random.Random(chance.random())) for n in range(SENDERS)]
    statements = [senders[0].bring(senders[0].event(senders[0].contacts[0]), "1") for _ in range(9)]
    rate(senders, Sender.reference)
    worked, before, rates, references = 0.0, total(senders), [], []
    for turn in range(1, TURNS + 1):
        began = made.cpu()["web"]
        rates.append(rate(senders, Sender.turn))
        worked += made.cpu()["web"] - began
        references.append(rate(senders, Sender.reference))
        tell(f"turn {turn}: {rates[-1]:.0f} events/s, {references[-1]:.0f} rows/s")
    acks = sorted(ack for one in senders for ack in one.acks)
    return senders, {
        "accepted_per_second": round(statistics.median(rates), 1),
        "reference_per_second": round(statistics.median(references), 1),
        "ratio": round(statistics.median(m / r for m, r in zip(rates, references, strict=True)), 3),
        "ack_p50_ms": round(acks[len(acks) // 2] * 1000, 1),
        "ack_p99_ms": round(acks[len(acks) * 99 // 100] * 1000, 1),
        "statements": statistics.median(statements),
        "web_cpu_ms_per_event": round(worked * 1000 / (total(senders) - before), 2),
    }


def total(senders: list[Sender]) -> int:
    """So many events so far, each counted once."""
    return sum(sum(one.sent.values()) for one in senders)


def handled(land: Ground, database: str, most: int, **more: str) -> float:
    """Let a worker handle what was kept; how many a second."""
    began = time.perf_counter()
    with serving(land, DATABASE, **more), psycopg.connect(database, autocommit=True) as connection:
        while (
            waiting := connection.execute(WAITING).fetchone()[0]
        ) and time.perf_counter() < began + PATIENCE:
            time.sleep(0.2)
    return (most - waiting) / (time.perf_counter() - began)


def checked(database: str, senders: list[Sender]) -> dict[str, int]:
    """Every message once, and in its contact's order."""
    with psycopg.connect(database) as connection:
        rows = connection.execute(WORDS).fetchall()
    found: dict[str, list[int]] = defaultdict(list)
    for words, _conversation in rows:
        contact, number = words.split()
        found[contact].append(int(number))
    wanted = {contact: many for one in senders for contact, many in one.sent.items()}
    return {
        "lost": sum(len(set(range(1, many + 1)) - set(found[contact])) for contact, many in wanted.items()),
        "doubled": sum(len(numbers) - len(set(numbers)) for numbers in found.values()),
        "misplaced": sum(a > b for n in found.values() for a, b in zip(n, n[1:], strict=False)),
        "conversations": len({place for _words, place in rows}),
    }


def main() -> None:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.parse_args()
    with ground() as land, LineServer() as line:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        more = {"MADOGUCHI_LINE_API": line.address, "MADOGUCHI_LINE_DATA": line.address}
        land.make(DATABASE)
        key = land.run(DATABASE, "bench.webhooks_account").split()[-1]
        with serving(land, DATABASE, worker=False, DJANGO_SETTINGS_MODULE=SETTINGS, **more) as made:
            senders, figures = accepted(made, f"/channels/line/{key}/", line)
        database = land.server.url(DATABASE)
        tell(f"{total(senders)} events are kept; a worker handles them")
        speed = handled(land, database, total(senders), **more)
        report({
            **figures, "events": total(senders), "redelivered": sum(one.again for one in senders),
            "out_of_order": sum(one.early for one in senders), **checked(database, senders),
            "handled_per_second": round(speed, 1),
        })  # fmt: skip
        line.shutdown()


if __name__ == "__main__":
    main()
