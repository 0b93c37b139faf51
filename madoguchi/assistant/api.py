"""Front door of the assistant."""

from .actions import begin, finish, hold, said_solved
from .answering import answer, unknown
from .shapes import Reply, Turn
from .wishes import wants_person

__all__ = ["Reply", "Turn", "answer", "begin", "finish", "hold", "said_solved", "unknown", "wants_person"]
