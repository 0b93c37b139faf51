"""The assistant beside whoever answers: how a reply sounds, what was said so far, what might help, what is
said in another language.
"""

from ..endpoint import can_translate
from .handing import Handed, handed
from .suggesting import LetterFound, TaskFound, letters_for, tasks_for
from .summing_up import LONG, summary_of
from .tone import tone_of
from .tone_words import FOR_EXAMPLE as TONE_FOR_EXAMPLE
from .tone_words import LIKELY as TONE_LIKELY
from .tone_words import TITLES as TONE_TITLES
from .tone_words import WHY as TONE_WHY
from .trailing import Begun, Trail, Tried, trail_of
from .translating import (
    Translated,
    keep_original,
    renderings,
    spoken_in,
    take_original,
    translated_reply,
    translation_of,
)

__all__ = [
    "LONG", "TONE_FOR_EXAMPLE", "TONE_LIKELY", "TONE_TITLES", "TONE_WHY",
    "Begun", "Handed", "LetterFound", "TaskFound", "Trail", "Translated", "Tried",
    "can_translate", "handed", "keep_original", "letters_for", "renderings", "spoken_in",
    "summary_of", "take_original", "tasks_for", "tone_of", "trail_of", "translated_reply",
    "translation_of",
]  # fmt: skip
