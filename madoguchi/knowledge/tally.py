"""How often articles are read: counted in memory, written a few seconds later, so that a page writes nothing.

A process that was started with `follow` writes by itself and once more when it ends; a killed one loses the
few seconds that it had not written, which a count of readers can bear. Where nothing follows (commands,
tests) every reading is written at once.
"""

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from madoguchi.core import api as core

WRITE_EVERY = 4.0  # seconds
log = logging.getLogger(__name__)
Counts = Mapping[tuple[int, date], int]

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
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def note(self, article_id: int) -> None:
        """One more reading today (in the installation's zone)."""
        with self._lock:
            self._counts[article_id, timezone.localdate(core.now())] += 1
        if self._thread is None:
            self.write()

    def write(self) -> None:
        """Write what was counted, in one statement; what cannot be written now is kept for later."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        try:
            add_readings(taken)
        except DatabaseError:
            with self._lock:
                self._counts.update(taken)
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


def add_readings(counts: Counts) -> None:
    """Add readings by article and day, always in the same order: nobody waits for each other in a ring."""
    if not counts:
        return
    articles, days = zip(*counts, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [list(articles), list(days), list(counts.values())])


tally = Tally()
