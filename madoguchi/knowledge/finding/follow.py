"""Keeps this process's search index in step with the database.

The database is the only truth. A process that was started with `follow` has a thread that is woken by the
nudge `process:index` and looks by itself every second; any other process looks before each search.
"""

import itertools
import logging
import math
import threading
from collections.abc import Mapping
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connection

from madoguchi.core import api as core

from ..models.following import SHELVES
from . import loading
from .changes import Horizon, changes_since
from .lexicon import Lexicon
from .segment import Place
from .snapshot import GROWTH, Snapshot
from .understanding import NO_SYNONYMS
from .view import View

LOOK_EVERY = 1.0  # seconds, when no nudge comes
TOGETHER = 4_000  # documents of which a segment is made at once
log = logging.getLogger(__name__)


class Index:
    """The snapshot in use, and how it is renewed. Readers never wait once there is one."""

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        self.built_at: datetime | None = None
        self.lexicon = Lexicon()
        self.synonyms = NO_SYNONYMS
        self._horizon = Horizon()
        self._views: dict[str, View] = {}
        self._renewing = threading.Lock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def current(self) -> Snapshot:
        """The snapshot to ask. Without a following thread it is brought up to date first."""
        if self.snapshot is None or self._thread is None:
            self.renew()
        assert self.snapshot is not None
        return self.snapshot

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
        self.snapshot = _with_changed(after, changed)
        self.snapshot = self.snapshot.tidied(GROWTH if article_ids is not None else math.inf)
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


def _with_changed(snapshot: Snapshot, places: Mapping[int, Place]) -> Snapshot:
    documents = loading.documents(places)
    while part := list(itertools.islice(documents, TOGETHER)):
        snapshot = snapshot.with_documents(part)
    return snapshot


index = Index()
