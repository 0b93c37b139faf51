"""Unwanted conversations: put away for good, and brought back when somebody erred."""

from typing import Any

from django.db import IntegrityError, transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..events import MarkedSpam, SpamLifted, StatusChanged
from ..models import LIVE, Conversation
from ..shapes import NotPossible
from .appending import about, locked, locked_open, save


@transaction.atomic
def mark_spam(*, conversation_id: int, actor: Actor) -> bool:
    """Close it as unwanted; nothing is told to its sender. Whether that was a change.

    Raises ConversationUnknown, and ConversationClosed for a matter that ended otherwise.
    """
    row = locked(conversation_id)
    if row.spam:
        return False
    row = locked_open(conversation_id)
    before = row.status
    save(
        row, status="closed", spam=True, before_spam=before, current=False, waiting_since=None,
        snoozed_until=None, resolved_at=row.resolved_at or core.now(),
    )  # fmt: skip
    _record(row, MarkedSpam(**about(row)), before, actor)
    return True


@transaction.atomic
def lift_spam(*, conversation_id: int, actor: Actor) -> bool:
    """It is a customer's matter after all, as resolved or as open as it was. Whether that was a change."""
    row = locked(conversation_id)
    if not row.spam:
        return False
    if row.merged_into_id is not None:
        raise NotPossible("merged")
    save(row, **_revived(row))
    _make_current(row)
    _record(row, SpamLifted(**about(row)), "closed", actor)
    return True


def _revived(row: Conversation) -> dict[str, Any]:
    """A snoozed or waiting one comes back as open: its time may have passed meanwhile."""
    changes: dict[str, Any] = {"spam": False, "before_spam": "", "status": "resolved"}
    if row.before_spam in LIVE:
        owed = row.handler == "queue" or row.last_author == "customer"
        since = (row.last_customer_at or core.now()) if owed else None
        changes |= {"status": "open", "resolved_at": None, "waiting_since": since}
    return changes


def _make_current(row: Conversation) -> None:
    """Her next message joins it, unless another matter has begun: a unique index decides."""
    try:
        with transaction.atomic():
            save(row, current=True)
    except IntegrityError:
        row.current = False


def _record(row: Conversation, fact: Fact, before: str, actor: Actor) -> None:
    core.record_all([fact, StatusChanged(**about(row), before=before, after=row.status)], actor=actor)
