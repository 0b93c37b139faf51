"""A company's own language service (OpenAI's protocol), which words answers where one is set up. Off by
default.
"""

from .asking import Outcome, Worded, is_ready, try_out, worded
from .budget import Spent, note_check, spent_today
from .settings import SECRET, AnswerService, has_key, keep_key

__all__ = [
    "SECRET", "AnswerService", "Outcome", "Spent", "Worded", "has_key", "is_ready", "keep_key", "note_check",
    "spent_today", "try_out", "worded",
]  # fmt: skip
