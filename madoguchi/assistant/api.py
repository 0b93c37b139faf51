"""Front door of the assistant."""

from .actions import begin, finish, hold, said_solved
from .answering import answer, notices_to, reply_to
from .shapes import Reply, Turn
from .wishes import wants_person

__all__ = [
    "Reply",
    "Turn",
    "answer",
    "begin",
    "finish",
    "hold",
    "notices_to",
    "reply_to",
    "said_solved",
    "wants_person",
]
