"""How an account fares: when something last came and went, what last went wrong, and the breaker."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from madoguchi.core import api as core

from ..models import AccountHealth

ENOUGH = 5
"""So many failures one after the other open the breaker."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
EVERY = timedelta(seconds=10)
"""“Last message” is not written more often than this: it is one row for everybody."""


def note_in(account_id: int) -> None:
    """Something came in and was handled."""
    _mark(account_id, "last_in_at")


def note_out(account_id: int) -> None:
    """A message went out: whatever was wrong is over."""
    _mark(account_id, "last_out_at")
    troubled = AccountHealth.objects.filter(Q(failures__gt=0) | ~Q(open_until=None), account=account_id)
    troubled.update(failures=0, open_until=None)


def _mark(account_id: int, column: str) -> None:
    now = core.now()
    if not AccountHealth.objects.filter(account=account_id).exists():
        AccountHealth.objects.bulk_create([AccountHealth(account_id=account_id)], ignore_conflicts=True)
    old = Q(**{column: None}) | Q(**{f"{column}__lt": now - EVERY})
    AccountHealth.objects.filter(old, account=account_id).update(**{column: now})


@transaction.atomic
def note_trouble(account_id: int, reason: str, *, broken: bool = False) -> datetime | None:
    """The service failed us once more; until when the breaker is open now, None while it is closed.

    After five failures in a row it opens for half a minute, then twice as long each time, at most ten
    minutes. What only a person can mend (`broken`) opens it at once.
    """
    AccountHealth.objects.bulk_create([AccountHealth(account_id=account_id)], ignore_conflicts=True)
    row = AccountHealth.objects.select_for_update().get(account=account_id)
    now = core.now()
    row.failures += 1
    row.last_error_at, row.last_error = now, reason[:60]
    if broken:
        row.open_until = now + LONGEST_PAUSE
    elif row.failures >= ENOUGH:
        row.open_until = now + min(FIRST_PAUSE * 2 ** min(row.failures - ENOUGH, 8), LONGEST_PAUSE)
    row.save()
    return row.open_until


def open_until(account_id: int) -> datetime | None:
    """Until when nothing is sent by this account; None while the breaker is closed."""
    found = AccountHealth.objects.filter(account=account_id).values_list("open_until", flat=True).first()
    return found if found and found > core.now() else None


def note_refused(account_id: int) -> None:
    """A request to the webhook that the service had not signed: counted, and nothing else of it is kept."""
    AccountHealth.objects.bulk_create([AccountHealth(account_id=account_id)], ignore_conflicts=True)
    AccountHealth.objects.filter(account=account_id).update(refused=F("refused") + 1, refused_at=core.now())
