"""Notices as their editors list them."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from madoguchi.core import api as core

from .. import queries
from ..models import Notice
from ..shapes import ArticleRef, EditableNotice, NoticeState, NoticeText

MOST = 100


def editable_notices() -> tuple[EditableNotice, ...]:
    """The latest hundred: drafts and those that show or will show first, then those that are over."""
    return tuple(_editable(row) for row in _rows().order_by("-over_last", "-updated_at", "-id")[:MOST])


def editable_notice(notice_id: int) -> EditableNotice | None:
    """One of them, or None."""
    row = _rows().filter(id=notice_id).first()
    return _editable(row) if row else None


def state_of(row: Notice) -> NoticeState:
    """Where a notice stands now."""
    now = core.now()
    if row.published_at is None or row.begins_at is None:
        return "draft"
    if row.ends_at is not None and row.ends_at <= now:
        return "ended"
    return "live" if row.begins_at <= now else "scheduled"


def _rows() -> QuerySet[Notice]:
    over = When(published_at__isnull=False, ends_at__lte=core.now(), then=Value(0))
    found = Notice.objects.select_related("article__collection")
    return found.annotate(over_last=Case(over, default=Value(1), output_field=IntegerField()))


def _editable(row: Notice) -> EditableNotice:
    text = NoticeText(
        level=row.level, title_ja=row.title_ja, title_en=row.title_en, text_ja=row.text_ja,
        text_en=row.text_en, doors=tuple(row.doors), article_id=row.article_id, begins_at=row.begins_at,
        ends_at=row.ends_at,
    )  # type: ignore[arg-type]  # fmt: skip
    link: ArticleRef | None = queries.ref(row.article) if row.article else None
    return EditableNotice(row.pk, state_of(row), text, link, row.published_at, row.updated_at)
