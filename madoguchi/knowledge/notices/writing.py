"""Notices as they are written: drafted, published, changed, ended. Each act is safe to repeat."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..events import NoticeEnded, NoticePublished
from ..models import Article, Notice
from ..shapes import NOTICE_DOORS, NOTICE_LEVELS, NoticeText

CHANGED = (core.Nudge("process:notices", "changed"), core.Nudge("notices", "notices"))


class NoticeRefused(Exception):
    """A notice cannot be kept; `reason`: empty, level, door, ends, over, moved or unknown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def draft_notice(*, text: NoticeText, client_id: uuid.UUID) -> int:
    """Write a notice that nobody sees yet; its id. The same `client_id` writes one. Raises NoticeRefused."""
    values = _checked(text)
    now = core.now()
    made, _ = Notice.objects.get_or_create(
        client_id=client_id, defaults={**values, "created_at": now, "updated_at": now}
    )
    return made.pk


@transaction.atomic
def rewrite_notice(*, notice_id: int, text: NoticeText, seen: datetime, actor: Actor) -> None:
    """Other words, doors or times. Raises NoticeRefused: "moved" when it is no longer as it was at `seen`."""
    row = _open(notice_id)
    if row.updated_at != seen:
        raise NoticeRefused("moved")
    for name, value in _checked(text).items():
        setattr(row, name, value)
    if row.published_at and row.begins_at is None:
        row.begins_at = core.now()
    _keep(row, actor)


@transaction.atomic
def publish_notice(*, notice_id: int, actor: Actor) -> None:
    """Show it, at once or from its begin on; nothing happens when it is published already."""
    row = _open(notice_id)
    if row.published_at is not None:
        return
    row.published_at = core.now()
    row.begins_at = max(row.begins_at or row.published_at, row.published_at)
    if row.ends_at is not None and row.ends_at <= row.begins_at:
        raise NoticeRefused("ends")
    _keep(row, actor)


@transaction.atomic
def end_notice(*, notice_id: int, actor: Actor) -> None:
    """Take it down now; one that was still to come never shows. Nothing happens when it is over."""
    row = Notice.objects.select_for_update().filter(id=notice_id).first()
    if row is None or row.published_at is None:
        raise NoticeRefused("unknown")
    if is_over(row):
        return
    row.ends_at = max(core.now(), row.published_at)
    row.begins_at = min(row.begins_at or row.ends_at, row.ends_at)
    _keep(row, actor)


@transaction.atomic
def discard_notice(*, notice_id: int) -> bool:
    """Remove a draft; False, and nothing, for one that was published."""
    removed, _ = Notice.objects.filter(id=notice_id, published_at=None).delete()
    return bool(removed)


@transaction.atomic
def tell_turns() -> int:
    """Say in the log which notices have begun or ended since; how many facts."""
    now = core.now()
    begun = Q(told="", begins_at__lte=now)
    ended = Q(told="begin", ends_at__lte=now)
    alive = Notice.objects.filter(begun | ended, published_at__isnull=False)
    facts: list[Fact] = []
    for row in alive.select_for_update(skip_locked=True):
        facts += _turns(row)
        row.save(update_fields=["told"])
    core.record_all(facts, actor=core.SYSTEM)
    return len(facts)


def is_over(row: Notice) -> bool:
    """Whether its time has passed."""
    return row.published_at is not None and row.ends_at is not None and row.ends_at <= core.now()


def _open(notice_id: int) -> Notice:
    row = Notice.objects.select_for_update().filter(id=notice_id).first()
    if row is None:
        raise NoticeRefused("unknown")
    if is_over(row):
        raise NoticeRefused("over")
    return row


def _keep(row: Notice, actor: Actor) -> None:
    row.updated_at = core.now()
    facts = _turns(row)
    row.save()
    core.record_all(facts, actor=actor)
    core.nudge(*CHANGED)


def _turns(row: Notice) -> list[Fact]:
    """What the log must hear of this notice now; the row remembers that it was told."""
    now, facts = core.now(), list[Fact]()
    if row.published_at is None or row.begins_at is None:
        return facts
    shown = row.ends_at is None or row.ends_at > row.begins_at
    if row.told == "" and row.begins_at <= now:
        row.told = "begin"
        if shown:
            facts.append(NoticePublished(notice_id=row.pk, level=row.level))
    if row.told == "begin" and row.ends_at is not None and row.ends_at <= now:
        row.told = "end"
        if shown:
            facts.append(NoticeEnded(notice_id=row.pk, level=row.level))
    return facts


def _checked(text: NoticeText) -> dict[str, Any]:
    titles = {"title_ja": _line(text.title_ja), "title_en": _line(text.title_en)}
    if not any(titles.values()) or (text.text_ja.strip() and not titles["title_ja"]):
        raise NoticeRefused("empty")
    if text.text_en.strip() and not titles["title_en"]:
        raise NoticeRefused("empty")
    if text.level not in NOTICE_LEVELS:
        raise NoticeRefused("level")
    doors = [door for door in NOTICE_DOORS if door in text.doors]
    if not doors:
        raise NoticeRefused("door")
    if text.ends_at and text.ends_at <= (text.begins_at or core.now()):
        raise NoticeRefused("ends")
    return {
        **titles,
        "level": text.level,
        "text_ja": text.text_ja.strip(),
        "text_en": text.text_en.strip(),
        "doors": doors,
        "article": Article.objects.filter(id=text.article_id).first() if text.article_id else None,
        "begins_at": text.begins_at,
        "ends_at": text.ends_at,
    }


def _line(text: str) -> str:
    return " ".join(text.split())
