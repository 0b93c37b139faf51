"""A company's own language service (OpenAI's protocol), which words answers and translates for
colleagues where one is set up. Off by default.
"""

from .asking import Outcome, Worded, is_ready, try_out, worded
from .budget import Spent, note_check, spent_today
from .settings import PROMPTS, SECRET, AnswerService, has_key, keep_key
from .translating import LONGEST_TEXT, Translation, can_translate, translated

__all__ = [
    "LONGEST_TEXT", "PROMPTS", "SECRET", "AnswerService", "Outcome", "Spent", "Translation", "Worded",
    "can_translate", "has_key", "is_ready", "keep_key", "note_check", "spent_today", "translated", "try_out",
    "worded",
]  # fmt: skip
