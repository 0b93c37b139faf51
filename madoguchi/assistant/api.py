"""Front door of the assistant."""

from .shapes import Reply, Turn

__all__ = ["Reply", "Turn", "answer", "begin", "finish", "said_solved", "wants_person"]


def wants_person(text: str) -> bool:
    """Whether the text asks for a person, in Japanese or English."""
    raise NotImplementedError


def answer(
    *, question: str, language: str, conversation_id: int, tried: tuple[int, ...] = (), failures: int = 0
) -> Reply:
    """The reply to a question, from published articles that were not `tried` yet. Writes nothing."""
    raise NotImplementedError


def begin(*, conversation_id: int, message_id: int) -> Turn | None:
    """Take the turn for one customer message; None when it was answered before.

    Inside atomic(): two messages of one conversation are answered one after the other.
    """
    raise NotImplementedError


def finish(*, turn: Turn, reply: Reply, customer_id: int | None) -> None:
    """Remember the reply of this turn, in the same transaction as the message that carries it."""
    raise NotImplementedError


def said_solved(
    *, conversation_id: int, article_id: int, solved: bool, customer_id: int | None
) -> Turn | None:
    """The customer says whether an answer solved it; a turn for the next try when it did not.

    None when it did, when she said so before, or when the article was not shown in this conversation.
    """
    raise NotImplementedError
