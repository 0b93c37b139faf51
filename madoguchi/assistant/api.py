"""Front door of the assistant."""

from .actions import begin, finish, hold, said_solved
from .answering import answer, reply_to
from .shapes import Reply, Turn
from .wishes import wants_person

__all__ = [
    "Reply",
    "Turn",
    "answer",
    "begin",
    "finish",
    "hold",
    "reply_to",
    "said_solved",
    "wants_person",
]
