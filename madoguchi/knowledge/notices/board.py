"""What is posted now. A page of the help centre must not cost a query for what is nearly always nothing.

A web process that follows (`follow`) keeps the published notices in memory, forgets them on the nudge
`process:notices`, and looks by itself every few seconds; any other process looks each time.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from madoguchi.core import api as core

from .. import access, queries
from ..models import Article, Notice
from ..shapes import NOTICE_LEVELS, ArticleRef, NoticeDoor, NoticeShape

LOOK_EVERY = 3.0  # seconds, when no nudge comes
OTHER = {"ja": "en", "en": "ja"}


@dataclass(frozen=True, slots=True)
class Posted:
    """A published notice with the public articles, by language, that it leads to."""

    row: Notice
    links: dict[str, ArticleRef]


class Board:
    """The published notices that are not over, those to come included."""

    def __init__(self) -> None:
        self._held: tuple[Posted, ...] = ()
        self._good_until = 0.0
        self._changes = 0
        self._following = False
        self._lock = threading.Lock()

    def follow(self) -> None:
        """Keep what was read until a nudge says that it changed."""
        core.on_nudge("process:notices", self.forget)
        self._following = True

    def forget(self, hint: str = "") -> None:
        """Read again when asked next, also if somebody is reading just now."""
        self._changes += 1
        self._good_until = 0.0

    def posted(self) -> tuple[Posted, ...]:
        """All of them; in a following process at most `LOOK_EVERY` old."""
        if not self._following:
            return _read()
        if time.monotonic() >= self._good_until:
            with self._lock:
                self._renew()
        return self._held

    def _renew(self) -> None:
        changes, now = self._changes, time.monotonic()
        if now < self._good_until:
            return
        self._held = _read()
        if changes == self._changes:
            self._good_until = now + LOOK_EVERY


board = Board()


def notices(*, door: NoticeDoor, language: str) -> tuple[NoticeShape, ...]:
    """What is posted at this door now, in the reader's language where it was written in it; worst first."""
    now = core.now()
    here = [one.row for one in board.posted() if door in one.row.doors and _shows(one.row, now)]
    links = {one.row.pk: one.links for one in board.posted()}
    here.sort(key=lambda row: (NOTICE_LEVELS.index(row.level), -row.begins_at.timestamp(), row.pk))
    return tuple(shape(row, language, links.get(row.pk, {})) for row in here)


def shape(row: Notice, language: str, links: dict[str, ArticleRef]) -> NoticeShape:
    """The notice as a reader of this language sees it."""
    spoken = language if _title(row, language) else OTHER[language]
    return NoticeShape(
        id=row.pk,
        level=row.level,  # type: ignore[arg-type]
        title=_title(row, spoken),
        text=row.text_en if spoken == "en" else row.text_ja,
        language=spoken,
        begins_at=row.begins_at or row.updated_at,
        ends_at=row.ends_at,
        link=links.get(spoken) or links.get(OTHER[spoken]),
    )


def links_of(rows: Sequence[Notice]) -> dict[int, dict[str, ArticleRef]]:
    """Notice → language → the public article it leads to; in both languages where there are two."""
    groups = {row.pk: row.article.group for row in rows if row.article is not None}
    if not groups:
        return {row.pk: {} for row in rows}
    found: dict[object, dict[str, ArticleRef]] = {}
    readable: Iterable[Article] = access.readable("public").filter(group__in=groups.values())
    for article in readable.select_related("collection"):  # type: ignore[attr-defined]
        found.setdefault(article.group, {})[article.language] = queries.ref(article)
    return {row.pk: found.get(groups.get(row.pk), {}) for row in rows}


def _title(row: Notice, language: str) -> str:
    return row.title_en if language == "en" else row.title_ja


def _shows(row: Notice, now: datetime) -> bool:
    return row.begins_at <= now and (row.ends_at is None or row.ends_at > now)


def _read() -> tuple[Posted, ...]:
    not_over = Q(ends_at=None) | Q(ends_at__gt=core.now())
    rows = list(
        Notice.objects.filter(not_over, published_at__isnull=False)
        .exclude(told="end")
        .select_related("article")
    )
    links = links_of(rows)
    return tuple(Posted(row, links.get(row.pk, {})) for row in rows)
