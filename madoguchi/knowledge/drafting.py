"""What an editor has typed and not saved yet, and who else has the same article open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from madoguchi.core import api as core

from .models import Article, ArticleDraft

HERE_FOR = timedelta(seconds=45)
"""An open page tells every 15 seconds that it is open; after three silent turns nobody is there."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Fields as they were typed since version `version`; the article may be at a later one by now."""

    version: int
    fields: Mapping[str, str]
    typed_at: datetime


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody else who has the article open (`here`), or changes in it that are not saved (`typed`)."""

    staff_id: int
    here: bool
    typed: bool


def keep_unsaved(*, article_id: int, by: int, version: int, fields: Mapping[str, str]) -> datetime | None:
    """Keep what she typed, apart from the article; None when the article is gone. The last call stays."""
    now = core.now()
    typed = {"version": version, "text": dict(fields), "typed_at": now, "seen_at": now}
    return now if _put(article_id, by, typed) else None


def note_presence(*, article_id: int, by: int, version: int) -> None:
    """She has the article open."""
    now = core.now()
    if not ArticleDraft.objects.filter(article=article_id, by=by).update(seen_at=now):
        _put(article_id, by, {"version": version, "seen_at": now})


def unsaved_of(*, article_id: int, by: int) -> Unsaved | None:
    """What she typed and has not saved."""
    row = ArticleDraft.objects.filter(article=article_id, by=by, typed_at__isnull=False).first()
    return Unsaved(row.version, row.text, row.typed_at) if row and row.typed_at else None


def forget_unsaved(*, article_id: int, by: int) -> None:
    """Saved, or not wanted: nothing of it stays."""
    ArticleDraft.objects.filter(article=article_id, by=by).update(text={}, typed_at=None)


def leave(*, article_id: int, by: int) -> None:
    """She has closed it; what she typed stays."""
    mine = ArticleDraft.objects.filter(article=article_id, by=by)
    mine.filter(typed_at=None).delete()
    mine.update(seen_at=core.now() - HERE_FOR)


def others_at(*, article_id: int, by: int) -> tuple[Presence, ...]:
    """Who else has the article open now, or has changes from the last day that are not saved."""
    now = core.now()
    lately = now - HERE_FOR
    there = Q(seen_at__gt=lately) | Q(typed_at__gt=now - timedelta(days=1))
    rows = ArticleDraft.objects.filter(there, article=article_id).exclude(by=by).order_by("-seen_at")
    return tuple(Presence(row.by_id, row.seen_at > lately, row.typed_at is not None) for row in rows)


def _put(article_id: int, by: int, values: dict[str, object]) -> bool:
    if not Article.objects.filter(id=article_id).exists():
        return False
    ArticleDraft.objects.update_or_create(article_id=article_id, by_id=by, defaults=values)
    return True
