"""A visitor becomes a known customer by a code sent to her mailbox."""

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from .later import later


def ask(*, customer_id: int, email: str, language: str) -> None:
    """Send a code. Raises people.CodeRefused("address" | "wait")."""
    people.send_code(customer_id=customer_id, email=email, language=language)


def confirm(*, customer_id: int, email: str, code: str) -> int:
    """Confirm the code; when she is known already, her conversations follow her. Who she is now.

    Raises people.CodeRefused.
    """
    proven = people.confirm_code(customer_id=customer_id, email=email, code=code, moved=moved)
    current = conversations.current_for_customer(customer_id=proven.customer_id)
    if current is not None:
        conversations.tell(
            conversation_id=current.id, code="identity_proven", client_id=f"proven:{proven.customer_id}"
        )
        later("journeys.go_on_proven", conversation_id=current.id)
    return proven.customer_id


def moved(gone: int, into: int) -> None:
    """What the record that goes holds is hers from now on, in the transaction of the merge."""
    conversations.move_customer(gone, into)
    commerce.customer_moved(gone, into)
    tasks.follow_customer(gone=gone, into=into)
