"""What the pages of a customer show."""

from dataclasses import dataclass, field
from uuid import UUID

MOST_LETTERS = 4000
MOST_FILES = 5
REPLIES_A_MINUTE = 20
SHOWN_ENQUIRIES = 100


@dataclass(frozen=True)
class Reply:
    """What a customer wrote, checked; `files` are stored already."""

    text: str
    client_id: str
    files: tuple[UUID, ...] = field(default=())


class ReplyRefused(Exception):
    """The reply cannot be taken; `message` says why and what to do."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
