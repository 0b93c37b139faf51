"""Front door of the assistant."""

from . import helping, learning, measuring, voice
from .actions import begin, finish, hold, said_solved
from .answering import answer, notices_to, reply_to, tell_fixed, worded
from .bringing import bring_flow, bring_matters
from .caring import Why, Words, bears, concern, note_why, safety_first, sorry, upset
from .endpoint import PROMPTS, AnswerService, Worded, has_key, keep_key, spent_today, try_out
from .forgetting import forget_words
from .helping import LetterFound, TaskFound
from .measuring import Sampling
from .queries import questions_of, verdicts
from .shapes import Matter, Reply, Turn
from .talking import (
    ask_again,
    go_on_proven,
    lead_through,
    listening,
    move_on,
    remind,
    wish_in,
)
from .wishes import wants_person

__all__ = [
    "forget_words",
    "upset",
    "sorry",
    "safety_first",
    "note_why",
    "concern",
    "bears",
    "Words",
    "Why",
    "AnswerService",
    "LetterFound",
    "Matter",
    "PROMPTS",
    "Reply",
    "Sampling",
    "TaskFound",
    "Turn",
    "Worded",
    "answer",
    "ask_again",
    "begin",
    "bring_flow",
    "bring_matters",
    "finish",
    "go_on_proven",
    "has_key",
    "helping",
    "hold",
    "learning",
    "measuring",
    "keep_key",
    "lead_through",
    "listening",
    "move_on",
    "notices_to",
    "questions_of",
    "remind",
    "reply_to",
    "said_solved",
    "spent_today",
    "verdicts",
    "tell_fixed",
    "try_out",
    "voice",
    "wants_person",
    "wish_in",
    "worded",
]
