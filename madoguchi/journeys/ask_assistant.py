"""The assistant answers a question, or admits that it cannot."""


def ask(*, conversation_id: int, message_id: int) -> None:
    """Answer one customer message; safe to repeat."""
    raise NotImplementedError


def said_solved(*, conversation_id: int, article_id: int, solved: bool) -> None:
    """The customer says whether an answer solved it: thanks, or the next try; safe to repeat."""
    raise NotImplementedError
