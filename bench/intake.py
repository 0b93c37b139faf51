"""bin/bench intake: a customer's message through the whole write path, against the insert of one row.

Eight clients send over HTTP to two web processes on a durable database (fsync on), in turns with the
reference view; the rates are medians over the turns. JSON: per_second, reference_per_second, ratio,
statements_per_message (without BEGIN and COMMIT), rows_per_message.
"""

import argparse
import http.client
import json
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg

from tests.plugins import cluster
from tests.plugins.served import serving

CLIENTS = 8
VISITORS = 8  # per client, so that nobody meets the limit of messages a minute
TURNS = 5
SECONDS = 4.0
TEXTS = (
    "注文した炊飯器がまだ届きません。",
    "ケトルの電源が入らなくなりました。",
    "How can I return this?",
    "請求書を再発行してください。",
)
ROWS = "SELECT sum(n_tup_ins) FROM pg_stat_user_tables WHERE schemaname = 'public'"


class Client:
    """One keep-alive connection and its visitors."""

    def __init__(self, url: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
        self.tokens = [secrets.token_urlsafe(32) for _ in range(VISITORS)]
        self.sent = 0

    def message(self, count: str = "") -> int:
        """Send one message; how many statements it took (0 unless asked to count)."""
        self.sent += 1
        body = urlencode({"text": TEXTS[self.sent % 4], "client_id": secrets.token_hex(16)})
        headers = {"Authorization": f"Bearer {self.tokens[self.sent % VISITORS]}", "X-Count": count}
        return self.post("/chat/messages/", body, headers)

    def reference(self) -> int:
        """Have one row inserted."""
        return self.post("/reference/", "", {})

    def post(self, path: str, body: str, headers: dict[str, str]) -> int:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        self.connection.request("POST", path, body, {**kind, **headers})
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return int(answer.headers.get("X-Statements", 0))


def rate(clients: list[Client], act: Callable[[Client], int]) -> float:
    """Acts per second of all clients together."""

    def work(client: Client) -> int:
        done = 0
        while time.perf_counter() < end:
            act(client)
            done += 1
        return done

    began = time.perf_counter()
    end = began + SECONDS
    with ThreadPoolExecutor(CLIENTS) as pool:
        total = sum(pool.map(work, clients))
    return total / (time.perf_counter() - began)


def rows_written(database: str) -> int:
    """Rows inserted so far, in all tables."""
    time.sleep(1.5)  # the server gathers its figures with a delay
    with psycopg.connect(database) as connection:
        found = connection.execute(ROWS).fetchone()
    return int(found[0]) if found else 0


def measure(url: str, database: str) -> dict[str, float]:
    """All figures."""
    clients = [Client(url) for _ in range(CLIENTS)]
    for client in clients:
        for _ in range(VISITORS):
            client.message()
    statements = statistics.median(clients[0].message("1") for _ in range(20))
    before, sent = rows_written(database), sum(client.sent for client in clients)
    messages, references = [], []
    for turn in range(TURNS):
        messages.append(rate(clients, Client.message))
        if turn == 0:
            rows = (rows_written(database) - before) / (sum(client.sent for client in clients) - sent)
        references.append(rate(clients, Client.reference))
        sys.stderr.write(f"turn {turn + 1}: {messages[-1]:.0f} messages/s, {references[-1]:.0f} rows/s\n")
    ratio = statistics.median(m / r for m, r in zip(messages, references, strict=True))
    return {
        "per_second": round(statistics.median(messages), 1),
        "reference_per_second": round(statistics.median(references), 1),
        "ratio": round(ratio, 3),
        "statements_per_message": statements,
        "rows_per_message": round(rows, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.parse_args()
    with cluster.cluster(durable=True) as durable, tempfile.TemporaryDirectory() as home:
        name = f"bench_{os.getpid()}"
        with durable.administration() as connection:
            cluster.run(connection, "create database {}", name)
        try:
            database = durable.server.url(name)
            done = cluster.prepare(database, demo="0")
            if done.returncode:
                raise SystemExit(done.stderr)
            with serving(
                database, Path(home), web=2, worker=False, DJANGO_SETTINGS_MODULE="bench.reference_settings"
            ) as running:
                figures = measure(running.url, database)
        finally:
            with durable.administration() as connection:
                cluster.run(connection, "drop database if exists {} with (force)", name)
    for key, value in figures.items():
        print(f"{key:>24} {value}")  # noqa: T201
    print(json.dumps(figures))  # noqa: T201


if __name__ == "__main__":
    main()
