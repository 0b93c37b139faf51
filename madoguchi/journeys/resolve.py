"""A conversation is resolved, and its customer asked how it was."""


def resolve(*, conversation_id: int, staff_id: int) -> None:
    """Resolve and ask for a rating in the chat; by mail later when she has left it. Safe to repeat."""
    raise NotImplementedError


def rate(*, token: str, score: int, comment: str = "") -> None:
    """The customer rates her conversation. Raises feedback.RatingRefused."""
    raise NotImplementedError
