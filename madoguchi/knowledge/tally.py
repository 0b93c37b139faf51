"""How often articles are read: counted in memory, written a few seconds later, so that a page writes nothing.

A process that was started with `follow` writes by itself and once more when it ends; a killed one loses the
few seconds that it had not written, which a count of readers can bear. Where nothing follows (commands,
tests) every reading is written at once. What a customer whom we know by her browser read becomes a fact in
the same breath, for whoever helps her next.
"""

import logging
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone

from madoguchi.core import api as core
from madoguchi.people import api as people

from .events import ArticleRead

WRITE_EVERY = 4.0  # seconds
log = logging.getLogger(__name__)
Counts = Mapping[tuple[int, date], int]
Visits = Sequence[tuple[str, int]]

_ADD = """
INSERT INTO knowledge_reading (article_id, day, count)
SELECT a.id, given.day, given.many
FROM unnest(%s::bigint[], %s::date[], %s::int[]) AS given(article_id, day, many)
JOIN knowledge_article a ON a.id = given.article_id
ORDER BY a.id, given.day
ON CONFLICT (article_id, day) DO UPDATE SET count = knowledge_reading.count + excluded.count
"""


class Tally:
    """The readings that this process has not written yet."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[int, date]] = Counter()
        self._visits: list[tuple[str, int]] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def note(self, article_id: int, *, token: str = "") -> None:
        """One more reading today (in the installation's zone), by the browser with this token."""
        with self._lock:
            self._counts[article_id, timezone.localdate(core.now())] += 1
            if token:
                self._visits.append((token, article_id))
        if self._thread is None:
            self.write()

    def write(self) -> None:
        """Write what was counted, in one statement; what cannot be written now is kept for later."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
            visits, self._visits = self._visits, []
        try:
            keep(taken, visits)
        except DatabaseError:
            with self._lock:
                self._counts.update(taken)
                self._visits += visits
            raise

    def follow(self) -> None:
        """Start the thread that writes; a second call does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep_writing, name="readings", daemon=True)
            self._thread.start()

    def _keep_writing(self) -> None:
        pause = threading.Event()
        while not pause.wait(WRITE_EVERY):
            self.write_patiently()

    def write_patiently(self) -> None:
        """Write from a thread of our own; without a database the counts wait."""
        try:
            self.write()
        except DatabaseError as error:
            log.warning("readings not written yet: %s", error)
        finally:
            connection.close()
            close_old_connections()


def keep(counts: Counts, visits: Visits) -> None:
    """Both or neither, where there are visits; the count alone needs no more than its statement."""
    if not visits:
        add_readings(counts)
        return
    with transaction.atomic():
        add_readings(counts)
        tell_visits(visits)


def tell_visits(visits: Visits) -> None:
    """A fact for each article that a known customer opened; browsers that never wrote to us leave none."""
    known = people.customers_by_tokens({token for token, _ in visits})
    read = dict.fromkeys((known[token], article_id) for token, article_id in visits if token in known)
    for customer_id, article_id in read:
        fact = ArticleRead(customer_id=customer_id, article_id=article_id)
        core.record(fact, actor=core.customer(customer_id))


def add_readings(counts: Counts) -> None:
    """Add readings by article and day, always in the same order: nobody waits for each other in a ring."""
    if not counts:
        return
    articles, days = zip(*counts, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [list(articles), list(days), list(counts.values())])


tally = Tally()
