"""bin/bench desk: the inbox page and a 20-message conversation at 10 thousand and at 1 million conversations.

Loaded by COPY: 2,000 open in both, about three messages each, texts from a pool tokenised once. Pages are
asked for through Django's own request handling, signed in as an agent of one of two teams; times are medians
of warm requests. JSON: inbox_ms_10k, inbox_ms_1m, inbox_growth, conversation_growth, search_ms_1m.
--conversations sets another large size for a short look; a million takes some minutes.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from madoguchi.language import api as language

from .product import Ground, ground, report, tell

SMALL, LARGE = 10_000, 1_000_000
AGENTS = 6
TURNS = 5
OPEN = 2_000
WARNED, PROMISED = timedelta(minutes=20), timedelta(minutes=30)
POOL = 400
NOW = datetime.now(UTC).replace(microsecond=0)
THINGS = "炊飯器 ケトル 空気清浄機 電気料金 保証書 配送 請求書 部品 フィルター ふた".split()
TROUBLES = "が届きません が動きません を返品したいです を交換したいです の使い方を教えてください".split()
CONVERSATION = (
    "id number subject status handler priority tags team_id assignee_id customer_id topic channel language"
    " page_url current last_sequence last_public_sequence last_line last_author last_message_at"
    " last_customer_at waiting_since created_at resolved_at unread_for_staff unread_for_customer"
    " reply_started_at reply_warn_at reply_due_at reply_told request_type reason outcome spam before_spam"
).split()
MESSAGE = (
    "conversation_id sequence author_kind staff_id kind private body channel client_id external_id card"
    " language created_at tokens"
).split()


def pool() -> list[tuple[str, str]]:
    """Texts with their lexemes as a tsvector literal."""
    rng = random.Random(7)
    texts = [
        f"{rng.choice(THINGS)}{rng.choice(TROUBLES)}。注文番号は{rng.randrange(10**6):06d}です。"
        for _ in range(POOL)
    ]
    return [(t, " ".join("'" + x.replace("'", "''") + "'" for x in language.search_tokens(t))) for t in texts]


def conversations(
    size: int, texts: list[tuple[str, str]], staff: list[int], teams: list[int]
) -> Iterator[Any]:
    """Rows of conversations: the last OPEN ones are open, some with an agent, the others resolved."""
    for n in range(1, size + 1):
        at = NOW - timedelta(seconds=(size - n) * 20)
        is_open = n > size - OPEN
        hands = n // 3 % 3  # of an agent, of nobody yet, of the assistant; in every team
        agent = staff[n % len(staff)] if hands == 0 else None
        handler = "agent" if agent else ("queue" if is_open and hands == 1 else "assistant")
        number = 20 if n == size else 3
        team = teams[n % 3] if n % 3 < 2 and n < size else None
        text = texts[n % POOL][0]
        promised = is_open and handler != "assistant"
        promise = (at, at + WARNED, at + PROMISED) if promised else (None, None, None)
        yield (
            n, f"b{n}", text[:60], "open" if is_open else "resolved", handler, 1 + n % 4, [],
            team, agent, n, "", "webchat", "ja", "", True, number, number,
            text, "customer", at, at, at if is_open else None, at, None if is_open else at, 1, 0,
            *promise, "", "", "", "", False, "",
        )  # fmt: skip


def messages(size: int, texts: list[tuple[str, str]], staff: list[int]) -> Iterator[Any]:
    """Three messages of each conversation, twenty of the last."""
    for n in range(1, size + 1):
        at = NOW - timedelta(seconds=(size - n) * 20)
        for sequence in range(1, (20 if n == size else 3) + 1):
            agent = staff[0] if sequence % 2 == 0 else None
            text, tokens = texts[(n * 3 + sequence) % POOL]
            yield (
                n, sequence, "agent" if agent else "customer", agent, "text", False, text, "webchat", "", "",
                "{}", "ja", at, tokens,
            )  # fmt: skip


def copy(connection: psycopg.Connection, table: str, columns: list[str], rows: Iterator[Any]) -> None:
    """COPY rows into a table."""
    with connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as writer:
        for row in rows:
            writer.write_row(row)


def load(url: str, size: int) -> None:
    """Fill an empty database; indexes of messages are built afterwards, as for a restored backup."""
    texts = pool()
    with psycopg.connect(url) as connection:
        staff = [row[0] for row in connection.execute("SELECT id FROM people_staff ORDER BY id")]
        teams = [row[0] for row in connection.execute("SELECT id FROM people_team ORDER BY id")]
        customers = ((n, f"お客様{n}", "", "ja", NOW) for n in range(1, size + 1))
        connection.execute("SET session_replication_role = replica")
        connection.execute("DROP INDEX message_tokens")
        copy(connection, "people_customer", ["id", "name", "kana", "locale", "created_at"], customers)
        copy(connection, "conversations_conversation", CONVERSATION, conversations(size, texts, staff, teams))
        copy(connection, "conversations_message", MESSAGE, messages(size, texts, staff))
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute("CREATE INDEX message_tokens ON conversations_message USING gin (tokens)")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def growth(small: dict[str, float], large: dict[str, float], what: str) -> float:
    """How many times longer it takes with the large database."""
    return round(large[what] / small[what], 3)


def measure(land: Ground, sizes: tuple[int, int]) -> list[dict[str, float]]:
    """What the pages cost with each size, medians of turns."""
    rounds: list[list[dict[str, float]]] = [[], []]
    for size in sizes:
        land.make(f"desk_{size}")
        land.run(f"desk_{size}", "bench.agents", str(AGENTS))
        began = time.perf_counter()
        load(land.server.url(f"desk_{size}"), size)
        tell(f"{size} conversations loaded in {time.perf_counter() - began:.0f} s")
    for _ in range(TURNS):
        for size, seen in zip(sizes, rounds, strict=True):
            printed = land.run(f"desk_{size}", "bench.desk_pages", str(size))
            seen.append(json.loads(printed.splitlines()[-1]))
    return [{key: statistics.median(r[key] for r in seen) for key in seen[0]} for seen in rounds]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.add_argument("--conversations", type=int, default=LARGE, help="the large size")
    given = parser.parse_args()
    with ground() as land:
        small, large = measure(land, (SMALL, given.conversations))
    for key in small:
        print(f"{key:>24} {small[key]:>9.2f} {large[key]:>9.2f}")  # noqa: T201
    report(
        {
            "inbox_ms_10k": small["inbox_ms"],
            "inbox_ms_1m": large["inbox_ms"],
            "inbox_growth": growth(small, large, "inbox_ms"),
            "conversation_growth": growth(small, large, "conversation_ms"),
            "search_ms_1m": large["search_ms"],
            "search_growth": growth(small, large, "search_ms"),
            "queries_10k": [small["inbox_queries"], small["conversation_queries"]],
            "queries_1m": [large["inbox_queries"], large["conversation_queries"]],
            "conversations": given.conversations,
        }
    )


if __name__ == "__main__":
    main()
