"""A visitor becomes a known customer by a code sent to her mailbox."""

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from .later import later


def ask(*, customer_id: int, email: str, language: str) -> None:
    """Send a code. Raises people.CodeRefused("address" | "wait")."""
    people.send_code(customer_id=customer_id, email=email, language=language)


def confirm(*, customer_id: int, email: str, code: str, conversation_id: int | None = None) -> int:
    """Confirm the code; when she is known already, her conversations follow her. Who she is now.

    What waited for it goes on in her current conversation, or in the one that is named.
    Raises people.CodeRefused.
    """
    proven = people.confirm_code(customer_id=customer_id, email=email, code=code, moved=moved)
    current = conversations.current_for_customer(customer_id=proven.customer_id)
    place = conversation_id or (current.id if current else None)
    if place is not None:
        conversations.tell(
            conversation_id=place, code="identity_proven", client_id=f"proven:{proven.customer_id}"
        )
        later("journeys.go_on_proven", conversation_id=place)
    return proven.customer_id


def moved(gone: int, into: int) -> None:
    """What the record that goes holds is hers from now on, in the transaction of the merge."""
    conversations.move_customer(gone, into)
    commerce.customer_moved(gone, into)
    tasks.follow_customer(gone=gone, into=into)
