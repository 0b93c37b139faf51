"""A draft: begun, changed, helped by an article, sent once, forgotten when it is left."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from .events import FormHelped
from .models import Draft
from .shapes import MOST_FILES

KEPT = timedelta(days=14)
"""So long an unsent draft stays; the files of one that was left go with it."""


class DraftUnknown(LookupError):
    """There is no such draft, or it is not hers."""


def open_for(viewer: Viewer, key: UUID, *, lock: bool = False) -> Draft:
    """Her draft. Raises DraftUnknown, alike for "none" and "not hers"."""
    rows = Draft.objects.select_for_update(of=("self",), no_key=True) if lock else Draft.objects
    row = rows.filter(key=key, customer_id=viewer.customer_id).first() if viewer.customer_id else None
    if row is None:
        raise DraftUnknown(key)
    return row


def left(viewer: Viewer) -> Draft | None:
    """What she began last and has not sent."""
    if viewer.customer_id is None:
        return None
    mine = Draft.objects.filter(customer_id=viewer.customer_id, state="open")
    return mine.filter(changed_at__gte=core.now() - KEPT).order_by("-changed_at", "-id").first()


def write(
    *, customer_id: int, key: UUID, topic: str, text: str, spoken: str, page_url: str, shown: Iterable[int]
) -> Draft:
    """Keep what she wrote on the first page; the same key is the same draft. Raises DraftUnknown."""
    now = core.now()
    said = {
        "topic": topic, "text": language.redact(text).text, "language": spoken, "shown": list(shown),
        "changed_at": now,
    }  # fmt: skip
    row, made = Draft.objects.get_or_create(
        key=key,
        defaults={**said, "customer_id": customer_id, "page_url": page_url[:500], "began_at": now},
    )
    if row.customer_id != customer_id:
        raise DraftUnknown(key)
    if not made and row.state != "sent":
        Draft.objects.filter(pk=row.pk, state=row.state).update(**said, state="open")
        row.refresh_from_db()
    return row


def keep(row: Draft, *, values: Mapping[str, Any], files: Iterable[UUID]) -> None:
    """Keep what was typed and attached on the second page, right or wrong."""
    kept = {name: value for name, value in values.items() if value not in ("", None, [])}
    row.values, row.files = kept, list(dict.fromkeys(files))[:MOST_FILES]
    Draft.objects.filter(pk=row.pk, state="open").update(
        values=row.values, files=row.files, changed_at=core.now()
    )


@transaction.atomic
def note_helped(viewer: Viewer, key: UUID) -> None:
    """An answer on the way was enough: nothing is sent, and that is counted once. Raises DraftUnknown."""
    row = open_for(viewer, key, lock=True)
    if row.state != "open":
        return
    Draft.objects.filter(pk=row.pk).update(state="helped", changed_at=core.now())
    fact = FormHelped(customer_id=row.customer_id, topic=row.topic, articles=len(row.shown))
    core.record(fact, actor=core.customer(row.customer_id))


@transaction.atomic
def discard(viewer: Viewer, key: UUID) -> None:
    """She does not want it any more; its files go too. Raises DraftUnknown."""
    _remove([open_for(viewer, key, lock=True)])


def forget_left() -> int:
    """Remove the drafts that nobody came back to; how many."""
    with transaction.atomic():
        old = Draft.objects.filter(changed_at__lt=core.now() - KEPT).exclude(state="sent")
        return _remove(list(old.select_for_update(skip_locked=True)[:500]))


def _remove(rows: list[Draft]) -> int:
    unsent = [row for row in rows if row.state != "sent"]
    for row in unsent:
        for file in row.files:
            core.remove_attachment(file)
    Draft.objects.filter(pk__in=[row.pk for row in unsent]).delete()
    return len(unsent)
