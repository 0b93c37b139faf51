"""The assistant beside whoever answers: how a reply sounds, what was said so far, what might help."""

from .suggesting import LetterFound, TaskFound, letters_for, tasks_for
from .summing_up import LONG, summary_of
from .tone import tone_of

__all__ = ["LONG", "LetterFound", "TaskFound", "letters_for", "summary_of", "tasks_for", "tone_of"]
