"""The conversation goes to a person, with everything that is known."""


def hand_over(*, conversation_id: int) -> None:
    """Put the conversation into the queue and tell the customer what happens next; safe to repeat."""
    raise NotImplementedError
