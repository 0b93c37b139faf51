"""The assistant beside whoever answers: how a reply sounds, what was said so far, what might help."""

from .summing_up import LONG, summary_of
from .tone import tone_of

__all__ = ["LONG", "summary_of", "tone_of"]
