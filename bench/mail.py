"""bin/bench mail [--mails N]: a full mailbox at a real IMAP server is read; the worker is killed midway.

The mails of N / 5 senders lie unread in Debian's dovecot on this machine. One worker reads them and makes
messages of them; at half of them it is ended by SIGKILL, and another one goes on. No web process runs.
"""

import argparse
import sys
import time
from collections.abc import Iterator

import psutil
import psycopg

from bench.product import Ground, ground, report, tell
from madoguchi.channels.email.tests.dovecot import Dovecot, installed
from madoguchi.config import children

ADDRESS = "support@aozora.example"
DATABASE = "mail"
EACH = 5
GIVE_UP = 1800
KEPT = "SELECT count(*) FROM channels_rawevent"
HANDLED = "SELECT count(*) FROM channels_rawevent WHERE handled_at IS NOT NULL OR problem <> ''"
SAID = """
SELECT message.body FROM conversations_message message WHERE author_kind = 'customer' AND channel = 'email'
ORDER BY message.id
"""


def mails(many: int) -> Iterator[bytes]:
    """Mails of the same senders in turns; each says whose it is and which."""
    senders = max(many // EACH, 1)
    for number in range(many):
        who = number % senders
        yield (
            f"From: sender{who} <sender{who}@mail.example>\r\nTo: {ADDRESS}\r\nAuto-Submitted: no\r\n"
            f"X-Auto-Response-Suppress: All\r\nMessage-ID: <{number}@mail.example>\r\n"
            "Subject: =?utf-8?B?5rOo5paH?=\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\nmail {who} {number} 注文はいつ届きますか。\r\n"
        ).encode()


def main() -> int:
    """Fill, read, kill, read on, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    many = parser.parse_args().mails
    if not installed():
        tell("dovecot is missing: apt-get install dovecot-imapd dovecot-lmtpd")
        return 2
    server = Dovecot()
    try:
        with ground() as here:
            here.make(DATABASE)
            server.start()
            server.fill(ADDRESS, mails(many))
            here.run(DATABASE, "bench.mail_account", ADDRESS, str(server.imap))
            figures = measured(here, many)
    finally:
        server.stop()
    report(figures)
    return int(figures["lost"] + figures["doubled"] + figures["out_of_order"] > 0)


def measured(here: Ground, many: int) -> dict[str, float]:
    """Run the workers; what became of the mails."""
    begun = time.monotonic()
    with psycopg.connect(here.server.url(DATABASE), autocommit=True) as database:
        first = started(here)
        highest, _ = watched(database, first, KEPT, many // 2)
        assert first.process
        first.process.kill()
        first.process.wait()
        tell("killed at half")
        second = started(here)
        try:
            more, _ = watched(database, second, KEPT, many)
            kept = time.monotonic() - begun
            again, handled = watched(database, second, HANDLED, many)
        finally:
            children.stop_all([second.process], 8)
        whole = time.monotonic() - begun
        said = [row[0].split()[1:3] for row in database.execute(SAID).fetchall()]
    order: dict[str, list[int]] = {}
    for who, number in said:
        order.setdefault(who, []).append(int(number))
    different = len({number for _who, number in said})
    return {
        "mails": many,
        "kept_s": round(kept, 1),
        "kept_per_s": round(many / kept, 1),
        "messages_per_s": round(handled / whole, 1),
        "worker_mb": round(max(highest, more, again) / 1e6),
        "lost": many - different,
        "doubled": len(said) - different,
        "out_of_order": sum(numbers != sorted(numbers) for numbers in order.values()),
    }


def started(here: Ground) -> children.Child:
    """A worker."""
    child = children.Child("worker", ["worker"], here.environment(DATABASE))
    child.start()
    return child


def watched(
    database: "psycopg.Connection[tuple[int]]", worker: children.Child, count: str, until: int
) -> tuple[int, int]:
    """Wait until that many are counted; the worker's highest memory meanwhile, and how many there are."""
    highest, give_up = 0, time.monotonic() + GIVE_UP
    assert worker.process
    process = psutil.Process(worker.process.pid)
    while True:
        row = database.execute(count).fetchone()
        there = row[0] if row else 0
        highest = max(highest, process.memory_info().rss)
        if there >= until or time.monotonic() > give_up:
            return highest, there
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
