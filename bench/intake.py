"""bin/bench intake: a customer's message through the whole write path, against the insert of one row.

Eight clients send over HTTP to two web processes on a durable database (fsync on), in turns with the
reference view; the rates are medians over the turns. The write path ends with the jobs enqueued: no worker
runs beside it. JSON: per_second, reference_per_second, ratio, statements_per_message (without BEGIN and
COMMIT), rows_per_message, web_cpu_ms_per_message.
"""

import argparse
import http.client
import secrets
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import psycopg

from .product import Product, ground, report, serving, tell

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

    def __init__(self, made: Product) -> None:
        self.connection = http.client.HTTPConnection(made.host, made.port, timeout=30)
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


def measure(made: Product) -> dict[str, float]:
    """All figures."""
    clients = [Client(made) for _ in range(CLIENTS)]
    for client in clients:
        for _ in range(VISITORS):
            client.message()
    statements = statistics.median(clients[0].message("1") for _ in range(20))
    rate(clients, Client.reference)
    before, sent, worked = rows_written(made.database), messages_sent(clients), 0.0
    messages, references = [], []
    for turn in range(1, TURNS + 1):
        began = made.cpu()["web"]
        messages.append(rate(clients, Client.message))
        worked += made.cpu()["web"] - began
        if turn == 1:
            rows = (rows_written(made.database) - before) / (messages_sent(clients) - sent)
        references.append(rate(clients, Client.reference))
        tell(f"turn {turn}: {messages[-1]:.0f} messages/s, {references[-1]:.0f} rows/s")
    ratio = statistics.median(m / r for m, r in zip(messages, references, strict=True))
    return {
        "per_second": round(statistics.median(messages), 1),
        "reference_per_second": round(statistics.median(references), 1),
        "ratio": round(ratio, 3),
        "statements_per_message": statements,
        "rows_per_message": round(rows, 2),
        "web_cpu_ms_per_message": round(worked * 1000 / (messages_sent(clients) - sent), 2),
    }


def messages_sent(clients: list[Client]) -> int:
    """So many messages so far."""
    return sum(client.sent for client in clients)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.parse_args()
    with ground() as land:
        land.make("intake")
        settings = "bench.reference_settings"
        with serving(land, "intake", worker=False, DJANGO_SETTINGS_MODULE=settings) as running:
            report(measure(running))


if __name__ == "__main__":
    main()
