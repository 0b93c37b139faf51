"""Idempotency: the same key brings the same answer, and the act happens once.

The key's row is inserted in the act's own transaction. A repeat at the same time waits at the unique index
until the first one commits, and then finds its answer; if the first one fails, the repeat acts.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from madoguchi.core import api as core

from .models import Answer
from .shapes import KeptAnswer

KEPT = timedelta(days=1)
LONGEST_KEY = 200


class KeyReused(Exception):
    """The key came before with another request."""


@transaction.atomic
def once(*, token_id: int, key: str, fingerprint: str, act: Callable[[], KeptAnswer]) -> KeptAnswer:
    """Act and keep the answer, or give the answer that is kept. Raises KeyReused, and what `act` raises."""
    mine = Answer(token_id=token_id, key=key, fingerprint=fingerprint, made_at=core.now())
    Answer.objects.bulk_create([mine], ignore_conflicts=True)
    kept = Answer.objects.select_for_update().get(token_id=token_id, key=key)
    if kept.fingerprint != fingerprint:
        raise KeyReused
    if kept.status:
        return KeptAnswer(kept.status, kept.body, kept.headers)
    given = act()
    kept.status, kept.body, kept.headers = given.status, given.body, given.headers
    kept.save(update_fields=["status", "body", "headers"])
    return given


def forget_old() -> int:
    """Remove answers that nobody repeats any more; how many."""
    gone, _ = Answer.objects.filter(made_at__lt=core.now() - KEPT).delete()
    return gone
