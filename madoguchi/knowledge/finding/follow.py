"""Keeps this process's search index in step with the database.

The database is the only truth. A process that was started with `follow` has a thread that is woken by the
nudge `process:index` and looks by itself every second; any other process looks before each search.
"""

import itertools
import logging
import math
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connection

from madoguchi.core import api as core

from ..models.following import SHELVES
from . import loading
from .changes import Horizon, changes_since
from .lexicon import Lexicon
from .memory import give_back
from .segment import Place
from .snapshot import GROWTH, Snapshot
from .understanding import NO_SYNONYMS
from .view import View

LOOK_EVERY = 1.0  # seconds, when no nudge comes
TOGETHER = 4_000  # documents of which a segment is made at once
PATIENCE = 5.0  # seconds that a search waits for the whole index of a process that has just been started
MUCH = 1_000  # articles; when more have changed, the memory that the change took is given back
log = logging.getLogger(__name__)


class Index:
    """The snapshot in use, and how it is renewed. Readers never wait once the first one is whole."""

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        self.built_at: datetime | None = None
        self.lexicon = Lexicon()
        self.synonyms = NO_SYNONYMS
        self._horizon = Horizon()
        self._views: dict[str, View] = {}
        self._renewing = threading.Lock()
        self._whole = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every article has been read since this process was started."""
        return self._whole.is_set()

    def current(self) -> Snapshot:
        """The snapshot to ask.

        Without a following thread it is brought up to date first. In a process that has just been started
        one waits a little for the whole of it, then asks what has been read so far.
        """
        if self._thread is None:
            self.renew()
        elif not self.is_whole:
            self._whole.wait(PATIENCE)
        return self.snapshot or Snapshot()

    def view(self, audience: str) -> View:
        """What this audience may find now."""
        snapshot, now = self.current(), core.now().timestamp()
        view = self._views.get(audience)
        if view is None or view.snapshot is not snapshot or not view.begins <= now < view.ends:
            view = self._views[audience] = View(snapshot, audience, now)
        return view

    def renew(self) -> bool:
        """Take over what changed in the database; True if anything had."""
        with self._renewing:
            changes = changes_since(self._horizon)
            changed = changes.everything or bool(changes.articles)
            if changed:
                self._take_over(None if changes.everything else changes.articles)
                self.built_at = core.now()
            self._horizon = changes.horizon
            self._whole.set()
            if changes.everything or len(changes.articles) > MUCH:
                give_back()
            return changed

    def _take_over(self, article_ids: frozenset[int] | None) -> None:
        """Bring these articles, or all, to the state of the database; what is right already is kept."""
        before = self.snapshot or Snapshot()
        if article_ids is None or SHELVES in article_ids:
            before = before.with_shelves(loading.shelves())
            self.synonyms = loading.synonyms()
        there = loading.places(article_ids)
        held = before.marks(article_ids)
        after = before.without([id for id in held if id not in there])
        changed = {i: p for i, p in there.items() if held.get(i) != p.mark}
        for grown in _grown(after, changed):
            self.snapshot = grown
        self.snapshot = grown.tidied(GROWTH if article_ids is not None else math.inf)
        for words in loading.words(changed):
            self.lexicon.learn(words)

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
            except Exception:  # whatever it is, the next look may go well
                log.exception("search index not renewed")
            finally:
                connection.close()
                close_old_connections()
            self._wake.wait(LOOK_EVERY)
            self._wake.clear()


def _grown(snapshot: Snapshot, places: Mapping[int, Place]) -> Iterator[Snapshot]:
    """The snapshot as it is, then with some more of these documents each time."""
    yield snapshot
    documents = loading.documents(places)
    while part := list(itertools.islice(documents, TOGETHER)):
        snapshot = snapshot.with_documents(part)
        yield snapshot


index = Index()
