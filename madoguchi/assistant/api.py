"""Front door of the assistant."""

from .actions import begin, finish, hold, said_solved
from .answering import answer, notices_to, reply_to
from .queries import questions_of, verdicts
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
    "questions_of",
    "reply_to",
    "said_solved",
    "verdicts",
    "wants_person",
]
