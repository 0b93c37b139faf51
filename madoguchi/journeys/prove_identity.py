"""A visitor becomes a known customer by a code sent to her mailbox."""


def confirm(*, customer_id: int, email: str, code: str) -> int:
    """Confirm the code; her conversations follow her. Returns the customer she is now.

    Raises people.CodeRefused.
    """
    raise NotImplementedError
