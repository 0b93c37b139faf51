"""Keeps this process's search index in step with the database.

The database is the only truth. A process that was started with `follow` has a thread that is woken by the
nudge `process:index` and looks by itself every few seconds; any other process looks before each search.
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Count, F, QuerySet, Sum

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..models import Article, SearchEntry
from ..passages import expand, named_in, passages
from .plain import plain_text
from .snapshot import Document, Place, Snapshot, Vocabularies, build, count_document

LOOK_EVERY = 3.0  # seconds, when no nudge comes
BATCH = 500
log = logging.getLogger(__name__)


class Index:
    """The snapshot in use, and how it is renewed. Readers never wait once there is one."""

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        self.built_at: datetime | None = None
        self._documents: dict[int, Document] = {}
        self._known = Vocabularies()
        self._fingerprint: tuple[int, int] | None = None
        self._renewing = threading.Lock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def current(self) -> Snapshot:
        """The snapshot to ask. Without a following thread it is brought up to date first."""
        if self.snapshot is None or self._thread is None:
            self.renew()
        assert self.snapshot is not None
        return self.snapshot

    def renew(self) -> bool:
        """Take over what changed in the database; True if anything had."""
        with self._renewing:
            mark = _fingerprint()
            if mark == self._fingerprint:
                return False
            places = {place.article_id: place for place in _places()}
            kept = {i: d for i, d in self._documents.items() if places.get(i) == d.place}
            kept |= {d.place.article_id: d for d in self._count(places, places.keys() - kept.keys())}
            self._documents = kept
            self.snapshot = build(list(kept.values()), self._known)
            self._fingerprint, self.built_at = mark, core.now()
            return True

    def _count(self, places: dict[int, Place], wanted: Iterable[int]) -> Iterator[Document]:
        ids = sorted(wanted)
        model = language.embedder().model
        for start in range(0, len(ids), BATCH):
            rows = _with_words(ids[start : start + BATCH])
            known = passages(slug for row in rows for slug in named_in(row.body))
            for row in rows:
                same = row.model == model and row.stamp == places[row.article_id].stamp
                vectors = (bytes(row.vectors), row.heading_rows) if same else (b"", 0)
                text = (row.heading, plain_text(expand(row.body, places[row.article_id].language, known)))
                words = (row.words_heading, row.words_body)
                yield count_document(places[row.article_id], words, text, vectors, self._known)

    def follow(self) -> None:
        """Start the thread that keeps up; a second call does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep_up, name="knowledge-index", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """Look now: something changed."""
        self._wake.set()

    def _keep_up(self) -> None:
        while True:
            try:
                self.renew()
            except DatabaseError as error:
                log.warning("search index not renewed: %s", error)
            finally:
                connection.close()
                close_old_connections()
            self._wake.wait(LOOK_EVERY)
            self._wake.clear()


index = Index()


def _with_words(ids: list[int]) -> list[Any]:
    """The entries of these articles, with heading and body."""
    rows = SearchEntry.objects.filter(article_id__in=ids)
    return list(rows.annotate(heading=F("article__heading"), body=F("article__body")))


def _published() -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(article__status=Article.Status.PUBLISHED)


def _fingerprint() -> tuple[int, int]:
    found = _published().aggregate(many=Count("article_id"), sum=Sum("stamp"))
    return found["many"], int(found["sum"] or 0)


def _places() -> list[Place]:
    columns = (
        "article_id",
        "stamp",
        "article__collection__slug",
        "article__language",
        "article__visibility",
    )
    return [Place(*row) for row in _published().order_by("article_id").values_list(*columns)]
