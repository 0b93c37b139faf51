"""Where a conversation stands: open, waiting, snoozed, resolved, closed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..events import MessageAdded, StatusChanged
from ..models import Conversation
from ..shapes import ConversationClosed, NotPossible
from .appending import about, locked, save, system_line
from .escalating import SETTLED, settled

FROM = {
    "open": ("waiting", "snoozed", "resolved"),
    "waiting": ("open", "snoozed"),
    "snoozed": ("open", "waiting"),
    "resolved": ("open", "waiting", "snoozed"),
    "closed": ("open", "waiting", "snoozed", "resolved"),
}


def resolve(*, conversation_id: int, actor: Actor, tell: bool = True) -> bool:
    """Done, as far as we know. The customer may open it again by writing. Whether that was a change."""
    line = "resolved" if tell else ""
    changes = {"resolved_at": core.now(), "waiting_since": None, "snoozed_until": None}
    return _move(conversation_id, "resolved", actor, line, changes)


def reopen(*, conversation_id: int, actor: Actor) -> bool:
    """Take a resolved conversation up again. Whether that was a change."""
    return _move(conversation_id, "open", actor, "reopened", {"resolved_at": None}, only=("resolved",))


def wait(*, conversation_id: int, actor: Actor, tell: bool = False) -> bool:
    """We wait for the customer. Whether that was a change."""
    changes = {"waiting_since": None, "snoozed_until": None}
    return _move(conversation_id, "waiting", actor, "waiting" if tell else "", changes)


def snooze(*, conversation_id: int, until: datetime, actor: Actor) -> bool:
    """Put it away until a time in the future, or until the customer writes.

    Raises NotPossible("past") for a time that has gone.
    """
    if until <= core.now():
        raise NotPossible("past")
    return _move(conversation_id, "snoozed", actor, "", {"snoozed_until": until})


def wake(*, conversation_id: int, actor: Actor = core.SYSTEM) -> bool:
    """A snoozed or waiting conversation is open again. Whether that was a change."""
    return _move(conversation_id, "open", actor, "", {"snoozed_until": None}, only=("snoozed", "waiting"))


def close(*, conversation_id: int, actor: Actor, tell: bool = True) -> bool:
    """End it for good; the customer's next message begins a new one. Whether that was a change."""
    changes = {"current": False, "waiting_since": None, "snoozed_until": None}
    return _move(conversation_id, "closed", actor, "closed" if tell else "", changes)


@transaction.atomic
def wake_due(*, limit: int = 200) -> int:
    """Open the snoozed conversations whose time has come; how many."""
    due = Conversation.objects.filter(status="snoozed", snoozed_until__lte=core.now())
    ids = list(
        due.select_for_update(skip_locked=True).order_by("snoozed_until").values_list("pk", flat=True)[:limit]
    )
    return sum(wake(conversation_id=pk) for pk in ids)


@transaction.atomic
def _move(
    conversation_id: int, to: str, actor: Actor, line: str, changes: dict[str, Any],
    only: tuple[str, ...] = (),
) -> bool:  # fmt: skip
    row = locked(conversation_id)
    before = row.status
    if before == to and to != "snoozed":
        return False
    if before == "closed":
        raise ConversationClosed(conversation_id)
    if before not in (only or (*FROM[to], to)):
        raise NotPossible(f"{before}_to_{to}")
    if to == "closed" and row.resolved_at is None:
        changes = {**changes, "resolved_at": core.now()}
    if to == "open" and row.handler == "queue":
        changes = {**changes, "waiting_since": row.waiting_since or core.now()}
    facts: list[Fact] = []
    if to in ("resolved", "closed"):
        facts += settled(row)
        changes = {**changes, **SETTLED}
    if line:
        place = system_line(row, line, {})
        facts.append(
            MessageAdded(**about(row), message_id=place.message_id, author_kind="system", channel=row.channel)
        )
    save(row, status=to, **changes)
    if before != to:
        facts.append(StatusChanged(**about(row), before=before, after=to))
    core.record_all(facts, actor=actor)
    return True
