"""The promise of a first reply: in the columns of its conversation, always in step with the rest of the row.

It runs from the moment when people get the conversation, in the queue or in an agent's hands, until one of
them first answers in public. It is lifted when the matter ends in time, or goes back to the assistant; one
that had run out by then stays, as missed. Opened again without ever having been answered, it begins anew;
what comes back from a merge, from spam or from an answer taken back goes on as if it had never left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from madoguchi.core import api as core

from ..models import LIVE, Conversation
from ..promises import FirstReplyTargets

LIFTED = {"reply_warn_at": None, "reply_due_at": None, "reply_told": ""}


@dataclass(frozen=True)
class _State:
    """What the promise depends on."""

    status: str
    handler: str
    team_id: int | None
    priority: int
    first_replied_at: datetime | None

    @property
    def owed(self) -> bool:
        """Do people owe a first reply?"""
        return self.status in LIVE and self.handler != "assistant" and self.first_replied_at is None

    @property
    def target(self) -> timedelta | None:
        """In what time, as the settings stand."""
        return core.option(FirstReplyTargets).target(self.team_id, self.priority)


DEPENDS_ON = frozenset(_State.__dataclass_fields__)


def with_promise(row: Conversation, changes: dict[str, Any], at: datetime) -> dict[str, Any]:
    """The changes to a locked row made at `at`, with what they mean for the promise.

    Whoever sets the due time itself, as an undo does, has the last word.
    """
    if "reply_due_at" in changes or DEPENDS_ON.isdisjoint(changes):
        return changes
    before, after = _state(row, {}), _state(row, changes)
    if after.owed and not before.owed:
        return {**changes, **_promise(_start(row, at), after)}
    if after.owed and (after.team_id, after.priority) != (before.team_id, before.priority):
        return {**changes, **_promise(row.reply_started_at or at, after)}
    lifted = before.owed and not after.owed and after.first_replied_at is None
    return {**changes, **LIFTED} if lifted and not _missed(row, at) else changes


def promised_now(row: Conversation) -> dict[str, Any]:
    """The promise of a row that is owed a reply, as the settings stand; nothing when it is right."""
    state = _state(row, {})
    if not state.owed or row.reply_started_at is None:
        return {}
    promise = _promise(row.reply_started_at, state)
    same = (promise["reply_warn_at"], promise["reply_due_at"]) == (row.reply_warn_at, row.reply_due_at)
    return {} if same else promise


def _state(row: Conversation, changes: dict[str, Any]) -> _State:
    return _State(**{column: changes.get(column, getattr(row, column)) for column in DEPENDS_ON})


def _start(row: Conversation, at: datetime) -> datetime:
    """Now; for what only comes back, since when it has been owed."""
    comes_back = row.status == "closed" or row.first_replied_at is not None
    return row.reply_started_at if comes_back and row.reply_started_at else at


def _missed(row: Conversation, at: datetime) -> bool:
    return row.reply_due_at is not None and row.reply_due_at <= at


def _promise(start: datetime, state: _State) -> dict[str, Any]:
    """The columns; without times when there is no target, or no opening hour ever."""
    promise: dict[str, Any] = {"reply_started_at": start, **LIFTED}
    target = state.target
    if target is None:
        return promise
    hours, targets = core.opening_hours(), core.option(FirstReplyTargets)
    try:
        promise["reply_due_at"] = core.due_at(hours, start, target)
        promise["reply_warn_at"] = core.due_at(hours, start, targets.warn_after(target))
    except core.NeverOpen:
        return promise | LIFTED
    return promise
