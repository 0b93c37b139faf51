"""A visitor is known because the company's own site says, signed, who is signed in there."""

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people

from .prove_identity import moved


def prove(*, token: str, visitor: str, locale: str) -> people.HostProven:
    """Believe the site's token; when she is known already, her conversations follow her.

    Raises people.HostRefused.
    """
    proven = people.prove_host(token=token, visitor=visitor, locale=locale, moved=moved)
    current = conversations.current_for_customer(customer_id=proven.customer_id) if proven.news else None
    if current is not None:
        conversations.tell(
            conversation_id=current.id, code="host_proven", client_id=f"host:{proven.customer_id}",
            private=True,
        )  # fmt: skip
    return proven
