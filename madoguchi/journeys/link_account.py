"""Her account at a service (LINE) is joined with her page here, or parted from it."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people

from . import prove_identity
from .later import later


@transaction.atomic
def join(*, customer_id: int, kind: str, value: str) -> bool:
    """Both sides are proven: what was held there is hers, and what waited for a proof goes on.

    False where the account is joined with somebody else's page; nothing is changed then.
    """
    if not people.join_channel(customer_id=customer_id, kind=kind, value=value, moved=prove_identity.moved):
        return False
    owner = people.customer_by_identity(kind=kind, value=value)
    current = conversations.current_for_customer(owner) if owner is not None else None
    if current is not None:
        later("journeys.go_on_proven", conversation_id=current.id)
    return True


def part(*, customer_id: int, kind: str, value: str) -> None:
    """The account is hers no more; what was said there stays with her."""
    people.leave_channel(customer_id=customer_id, kind=kind, value=value)
