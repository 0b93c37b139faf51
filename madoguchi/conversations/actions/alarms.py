"""What time and settings do to promises of a first reply, without anybody's act."""

from django.db import transaction
from django.db.models import Q

from madoguchi.core import api as core
from madoguchi.core.events import Fact

from ..events import ReplyDueSoon, ReplyOverdue
from ..models import AWAITS_FIRST_REPLY, LIVE, Conversation
from .appending import about, lockable, save
from .promising import promised_now

PORTION = 200


@transaction.atomic
def tell_due(*, limit: int = PORTION) -> int:
    """Say once of each promise that its time is nearly over, and once that it is over; how many."""
    now = core.now()
    soon = Q(reply_told="", reply_warn_at__lte=now)
    late = Q(reply_told__in=("", "soon"), reply_due_at__lte=now)
    due = Conversation.objects.select_for_update(no_key=True, skip_locked=True)
    facts: list[Fact] = []
    for row in due.filter(AWAITS_FIRST_REPLY, soon | late).order_by("reply_warn_at", "pk")[:limit]:
        over = row.reply_due_at <= now
        save(row, reply_told="late" if over else "soon")
        facts.append((ReplyOverdue if over else ReplyDueSoon)(**about(row), due=row.reply_due_at))
    core.record_all(facts, actor=core.SYSTEM)
    return len(facts)


def renew_promises() -> int:
    """Bring all running promises in step with opening hours and targets; how many changed."""
    changed, last = 0, 0
    while ids := _running(after=last):
        changed += _renew(ids)
        last = ids[-1]
    return changed


def _running(*, after: int) -> list[int]:
    rows = Conversation.objects.filter(
        status__in=LIVE, handler__in=("queue", "agent"), first_replied_at=None, reply_started_at__isnull=False
    )
    return list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:PORTION])


@transaction.atomic
def _renew(ids: list[int]) -> int:
    changed = 0
    for row in lockable().filter(pk__in=ids).order_by("pk"):
        if promise := promised_now(row):
            save(row, **promise)
            changed += 1
    return changed
