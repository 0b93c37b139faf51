"""A visitor becomes a known customer by a code sent to her mailbox."""

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people


def ask(*, customer_id: int, email: str, language: str) -> None:
    """Send a code. Raises people.CodeRefused("address" | "wait")."""
    people.send_code(customer_id=customer_id, email=email, language=language)


def confirm(*, customer_id: int, email: str, code: str) -> int:
    """Confirm the code; when she is known already, her conversations follow her. Who she is now.

    Raises people.CodeRefused.
    """
    proven = people.confirm_code(
        customer_id=customer_id, email=email, code=code, moved=conversations.move_customer
    )
    current = conversations.current_for_customer(customer_id=proven.customer_id)
    if current is not None:
        conversations.tell(
            conversation_id=current.id, code="identity_proven", client_id=f"proven:{proven.customer_id}"
        )
    return proven.customer_id
