"""A member of staff answers."""

from collections.abc import Sequence
from uuid import UUID

from madoguchi.conversations.shapes import MessageShape


def send(
    *,
    conversation_id: int,
    staff_id: int,
    text: str,
    client_id: str = "",
    attachment_ids: Sequence[UUID] = (),
    article_ids: Sequence[int] = (),
) -> MessageShape:
    """Send a public reply; whoever answers a waiting conversation takes it. Safe to repeat by client_id."""
    raise NotImplementedError
