"""How the accounts fare: their state in one word, and what waits or was not understood."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from .. import models
from ..shapes import Account
from .accounts import account_shape

State = Literal["works", "setup", "paused", "closed", "keys", "quota", "rests", "fails"]
MENDED_BY_PEOPLE = ("keys", "quota")
Waiting = Mapping[tuple[str, int], int]


@dataclass(frozen=True)
class Faring:
    """One account and how it fares.

    `until`: when a resting one is tried again; `reason`: the service's code for the last trouble.
    waiting_in: events not handled yet; waiting_out: messages not sent yet; problems: events not understood.
    """

    account: Account
    state: State
    until: datetime | None
    reason: str
    last_in_at: datetime | None = None
    last_out_at: datetime | None = None
    last_error_at: datetime | None = None
    last_error: str = ""
    refused: int = 0
    refused_at: datetime | None = None
    checked_at: datetime | None = None
    check_reason: str = ""
    check_name: str = ""
    check_details: Mapping[str, Any] | None = None
    waiting_in: int = 0
    waiting_out: int = 0
    problems: int = 0
    closed_at: datetime | None = None


def farings() -> tuple[Faring, ...]:
    """All accounts, those that are closed last; five queries, however many there are."""
    rows = models.Account.objects.select_related("health").order_by("closed_at", "pk")
    found = list(rows.order_by("closed_at", "kind", "pk"))
    return _farings(sorted(found, key=lambda row: row.closed_at is not None))


def faring(account_id: int) -> Faring | None:
    """One account, or None."""
    rows = models.Account.objects.select_related("health").filter(pk=account_id)
    return next(iter(_farings(rows)), None)


def _farings(rows: Iterable[models.Account]) -> tuple[Faring, ...]:
    rows = list(rows)
    if not rows:
        return ()
    events = models.RawEvent.objects.filter(account__in=[row.pk for row in rows])
    waiting = _many(events.filter(handled_at=None, problem=""))
    problems = _many(events.exclude(problem=""))
    leaving = _leaving(rows)
    return tuple(
        _faring(row, waiting.get(row.pk, 0), leaving[row.pk], problems.get(row.pk, 0)) for row in rows
    )


def _many(rows: Any) -> dict[int, int]:
    return dict(rows.order_by().values_list("account").annotate(Count("pk")))


def _leaving(rows: Iterable[models.Account]) -> Counter[int]:
    """How many messages wait to go out by each account: by the one at which their conversation is held."""
    waiting = conversations.waiting_by_conversation()
    found: Counter[int] = Counter()
    if not waiting:
        return found
    routes = models.Route.objects.filter(conversation__in={here for _kind, here in waiting})
    held = {
        (kind, here): account_id
        for kind, here, account_id in routes.order_by("last_in_at", "pk").values_list(
            "account__kind", "conversation", "account"
        )
    }
    first = {row.kind: row.pk for row in reversed(list(rows))}
    for (kind, here), many in waiting.items():
        if account_id := held.get((kind, here)) or first.get(kind):
            found[account_id] += many
    return found


def _faring(row: models.Account, waiting_in: int, waiting_out: int, problems: int) -> Faring:
    health = getattr(row, "health", None) or models.AccountHealth(account=row)
    state, until, reason = _state(row, health)
    return Faring(
        account=account_shape(row), state=state, until=until, reason=reason, last_in_at=health.last_in_at,
        last_out_at=health.last_out_at, last_error_at=health.last_error_at, last_error=health.last_error,
        refused=health.refused, refused_at=health.refused_at, checked_at=health.checked_at,
        check_reason=health.check_reason, check_name=health.check_name,
        check_details=health.check_details or {}, waiting_in=waiting_in, waiting_out=waiting_out,
        problems=problems, closed_at=row.closed_at,
    )  # fmt: skip


def _state(row: models.Account, health: models.AccountHealth) -> tuple[State, datetime | None, str]:
    """What matters most of how it stands."""
    if row.closed_at is not None:
        return "closed", None, ""
    if row.ready_at is None:
        return "setup", None, health.check_reason
    if not row.active:
        return "paused", None, health.check_reason
    until = health.open_until if health.open_until and health.open_until > core.now() else None
    if health.failures and health.last_error in MENDED_BY_PEOPLE:
        return ("keys" if health.last_error == "keys" else "quota"), until, health.last_error
    if until is not None:
        return "rests", until, health.last_error
    if health.check_reason:
        return ("keys" if health.check_reason == "keys" else "fails"), None, health.check_reason
    return "works", None, ""


def was_used(account_id: int) -> bool:
    """Whether anything ever came or went by it."""
    health = models.AccountHealth.objects.filter(account=account_id).first()
    told = health is not None and (health.last_in_at or health.last_out_at)
    return bool(
        told
        or models.RawEvent.objects.filter(account=account_id).exists()
        or models.Route.objects.filter(account=account_id).exists()
    )
