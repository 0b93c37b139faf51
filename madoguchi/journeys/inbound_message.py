"""A customer writes: the message is kept at once, the rest follows in a job."""

from madoguchi.conversations.shapes import InboundMessage, Received


def receive(message: InboundMessage) -> Received:
    """Keep the message and the job that carries it on, in one transaction; safe to repeat."""
    raise NotImplementedError


def carry_on(conversation_id: int, message_id: int) -> None:
    """Answer the message, or bring it to a person; safe to repeat and to run twice at once."""
    raise NotImplementedError
