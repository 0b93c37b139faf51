"""Two conversations of one customer become one, and can be parted again within a day."""

from datetime import timedelta
from heapq import merge as in_order
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact

from ..events import Merged, StatusChanged, Unmerged
from ..models import Conversation, Merge
from ..shapes import NotPossible
from .appending import about, lockable, save, system_line
from .merged_rows import (
    HELD,
    LAST,
    as_kept,
    differs,
    mark_positions,
    owed,
    place_lines,
    read,
    read_back,
    recounted,
    share,
    unshare,
    written,
)

UNDO_WITHIN = timedelta(hours=24)


@transaction.atomic
def merge(*, gone_id: int, kept_id: int, staff_id: int) -> int:
    """Everything said in one conversation goes to another of the same customer, in the order of time.

    The emptied one is closed and points to the other; the customer sees only that one. Safe to repeat: the
    same pair gives the same merge. Returns the merge's id.
    Raises NotPossible("same" | "customers" | "merged" | "closed") and ConversationUnknown.
    """
    gone, kept = _both(gone_id, kept_id)
    if gone.merged_into_id == kept.pk:
        return _running(gone.pk).pk
    _check(gone, kept)
    before: dict[str, Any] = {"gone": written(gone), "kept": written(kept)}
    statuses = {row.pk: row.status for row in (gone, kept)}
    before |= _move_lines(gone, kept) | share(gone, kept)
    _join(gone, kept)
    line = system_line(kept, "merged", {"number": gone.number})
    row = Merge.objects.create(kept=kept, gone=gone, staff_id=staff_id, at=core.now(), before={})
    before |= {"line": line.message_id, "after": written(kept)}
    Merge.objects.filter(pk=row.pk).update(before=before)
    fact = Merged(**about(kept), gone_id=gone.pk, merge_id=row.pk)
    core.record_all([fact, *_status_facts(statuses, gone, kept)], actor=core.staff(staff_id))
    return row.pk


@transaction.atomic
def unmerge(*, merge_id: int, staff_id: int) -> bool:
    """Part them again: every line, state and label as it was; what came since stays where it was written.

    Whether that was a change. Raises NotPossible("late") after a day, NotPossible("order") when a later
    merge has to be undone first, NotPossible("merge") for no such one.
    """
    found = Merge.objects.filter(pk=merge_id).first()
    if found is None:
        raise NotPossible("merge")
    gone, kept = _both(found.gone_id, found.kept_id)
    row = Merge.objects.get(pk=merge_id)
    if row.undone_at is not None:
        return False
    _check_undo(row, kept)
    statuses = {held.pk: held.status for held in (gone, kept)}
    fresh = _part_lines(row, gone, kept)
    unshare(row.before)
    _restore(row, gone, kept, fresh)
    Merge.objects.filter(pk=row.pk).update(undone_at=core.now())
    fact = Unmerged(**about(kept), gone_id=gone.pk, merge_id=row.pk)
    core.record_all([fact, *_status_facts(statuses, gone, kept)], actor=core.staff(staff_id))
    return True


def _both(gone_id: int, kept_id: int) -> tuple[Conversation, Conversation]:
    """Both rows, locked in the order of their ids, so that two merges at once wait for each other."""
    if gone_id == kept_id:
        raise NotPossible("same")
    rows = {row.pk: row for row in lockable().filter(pk__in=(gone_id, kept_id)).order_by("pk")}
    if len(rows) < 2:
        raise NotPossible("merge")
    return rows[gone_id], rows[kept_id]


def _running(gone_id: int) -> Merge:
    return Merge.objects.get(gone_id=gone_id, undone_at=None)


def _check(gone: Conversation, kept: Conversation) -> None:
    if gone.customer_id != kept.customer_id:
        raise NotPossible("customers")
    if gone.merged_into_id is not None or kept.merged_into_id is not None:
        raise NotPossible("merged")
    if kept.status == "closed" or gone.spam:
        raise NotPossible("closed")


def _check_undo(row: Merge, kept: Conversation) -> None:
    if row.at + UNDO_WITHIN < core.now():
        raise NotPossible("late")
    later = Merge.objects.filter(kept=kept, undone_at=None, pk__gt=row.pk).exists()
    if later or kept.merged_into_id is not None:
        raise NotPossible("order")


def _move_lines(gone: Conversation, kept: Conversation) -> dict[str, Any]:
    """All lines into the kept one by time, each one's own order held; where each had been."""
    lines = {row.pk: read_back(row.pk) for row in (gone, kept)}
    whole = list(in_order(lines[kept.pk], lines[gone.pk], key=lambda line: line.at))
    places = [(line.id, kept.pk, number) for number, line in enumerate(whole, start=1)]
    marks = mark_positions(kept.pk, lines[kept.pk], {id: number for id, _, number in places})
    blanked = place_lines((gone.pk, kept.pk), places, into=kept.pk)
    marks.write()
    was = [[line.id, line.conversation_id, line.sequence] for held in lines.values() for line in held]
    return {"lines": was, "client_ids": blanked}


def _join(gone: Conversation, kept: Conversation) -> None:
    """The kept one takes over what the other one held; the other one ends."""
    save(kept, **recounted(kept), **as_kept(gone, kept))
    current = gone.current or kept.current
    ended: dict[str, Any] = {
        "status": "closed", "current": False, "merged_into_id": kept.pk, "waiting_since": None,
        "snoozed_until": None, "resolved_at": gone.resolved_at or core.now(), "unread_for_staff": 0,
        "unread_for_customer": 0, "last_sequence": 0, "last_public_sequence": 0,
    }  # fmt: skip
    save(gone, **ended)
    if current != kept.current:
        save(kept, current=current)


def _part_lines(row: Merge, gone: Conversation, kept: Conversation) -> bool:
    """Every line to where it was; whether any came since, which follows behind the kept one's own."""
    was = {id: (conversation_id, sequence) for id, conversation_id, sequence in row.before["lines"]}
    lines = [line for line in read_back(kept.pk) if line.id != row.before["line"]]
    fresh = [line for line in lines if line.id not in was]
    last = max([sequence for home, sequence in was.values() if home == kept.pk], default=0)
    places = [(line.id, *was[line.id]) for line in lines if line.id in was]
    places += [(line.id, kept.pk, last + number) for number, line in enumerate(fresh, start=1)]
    own = [line for line in lines if was.get(line.id, (kept.pk, 0))[0] == kept.pk]
    marks = mark_positions(kept.pk, own, {id: number for id, _, number in places})
    place_lines(
        (gone.pk, kept.pk), places, into=None, without=row.before["line"],
        client_ids=row.before["client_ids"],
    )  # fmt: skip
    marks.write()
    return bool(fresh)


def _restore(row: Merge, gone: Conversation, kept: Conversation, fresh: bool) -> None:
    """Both rows as they were; what was changed on the kept one since then stays changed."""
    before, mine = read(row.before["kept"]), read(row.before["gone"])
    back: dict[str, Any] = {}
    for group in HELD:
        if not any(differs(kept, column, row.before["after"]) for column in group):
            back |= {column: before[column] for column in group}
    for key in ("unread_for_staff", "unread_for_customer"):
        back[key] = max(0, getattr(kept, key) - mine[key])
    if mine["current"] and kept.current:
        back["current"] = False
    elif mine["current"]:
        mine["current"] = False  # her next matter has begun elsewhere
    save(kept, **owed(kept, back), **(recounted(kept) if fresh else {key: before[key] for key in LAST}))
    save(gone, merged_into_id=None, **mine)


def _status_facts(before: dict[int, str], *rows: Conversation) -> list[Fact]:
    return [
        StatusChanged(**about(row), before=before[row.pk], after=row.status)
        for row in rows
        if row.status != before[row.pk]
    ]
