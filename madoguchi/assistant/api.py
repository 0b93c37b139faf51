"""Front door of the assistant."""

from .actions import begin, finish, hold, said_solved
from .answering import answer, notices_to, reply_to, tell_fixed
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
    "tell_fixed",
    "wants_person",
]
