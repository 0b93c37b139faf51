"""Events of one contact become messages, receipts and the rest, in the order in which they happened."""

import logging
from typing import Any

from django.db import DataError, transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from ..models import RawEvent
from ..queries.accounts import account, adapter
from ..shapes import Account, Adapter, Part, Temporary
from ..unpacking import UNREADABLE, problem_of
from .applying import apply
from .faring import note_in

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 50
MOST_TRIES = 6


class NotAllYet(Exception):
    """Something could not be fetched from the service just now; the job comes again."""


def handle(*, account_id: int, contact: str) -> int:
    """Handle what waits of this contact, oldest first; how many events were done.

    One runs per contact at a time. What is not understood stays with its problem, and nothing waits
    behind it. Raises NotAllYet when the service could not be asked for something.
    """
    whose = account(account_id)
    how = adapter(whose.kind) if whose else None
    if whose is None or how is None:
        return 0
    done, later = 0, 0
    for row in RawEvent.objects.filter(
        account=account_id, contact=contact, handled_at=None, problem=""
    ).order_by("at", "pk")[:MOST_AT_ONCE]:
        try:
            _handle(whose, how, row)
            done += 1
        except Temporary as trouble:
            later += _put_aside(row, trouble.reason)
        except (conversations.NotPossible, DataError, *UNREADABLE) as odd:
            _mark(row, problem_of(odd))
            logger.warning("event %s of account %s was not understood", row.pk, account_id)
    if done:
        note_in(account_id)
    if later or done == MOST_AT_ONCE:
        raise NotAllYet
    return done


def _handle(whose: Account, how: Adapter, row: RawEvent) -> None:
    """What the adapter says happened, and that it was handled, in one transaction."""
    part = Part(bytes(row.body), row.external_id, row.contact, row.at, row.headers)
    happened = tuple(how.events(whose, part))
    with transaction.atomic():
        gone = [apply(whose, how, one, received_at=row.received_at) for one in happened]
        kept: dict[str, Any] = {"body": b"", "headers": {}} if any(gone) else {}
        RawEvent.objects.filter(pk=row.pk).update(handled_at=core.now(), tries=row.tries + 1, **kept)


def _put_aside(row: RawEvent, reason: str) -> int:
    """It is tried again with the next run; after so many tries it is a problem. 1 when it still waits."""
    if row.tries + 1 >= MOST_TRIES:
        _mark(row, reason)
        return 0
    RawEvent.objects.filter(pk=row.pk).update(tries=row.tries + 1)
    return 1


def _mark(row: RawEvent, problem: str) -> None:
    words = problem[: RawEvent._meta.get_field("problem").max_length]
    RawEvent.objects.filter(pk=row.pk).update(problem=words or "?", tries=row.tries + 1)
