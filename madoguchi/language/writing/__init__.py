"""What an editor would say about an answer: does it answer at once, in short sentences, in one spelling."""

from .check import check_writing
from .completeness import pictures_without_words

__all__ = ["check_writing", "pictures_without_words"]
