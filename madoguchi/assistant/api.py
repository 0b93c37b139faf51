"""Front door of the assistant."""

from .actions import begin, finish, hold, said_solved
from .answering import answer, notices_to, reply_to, tell_fixed
from .queries import questions_of, verdicts
from .shapes import Reply, Turn
from .talking import go_on_proven, move_on, remind, wish_in
from .wishes import wants_person

__all__ = [
    "Reply",
    "Turn",
    "answer",
    "begin",
    "finish",
    "go_on_proven",
    "hold",
    "move_on",
    "notices_to",
    "questions_of",
    "remind",
    "reply_to",
    "said_solved",
    "verdicts",
    "tell_fixed",
    "wants_person",
    "wish_in",
]
