"""What the assistant says to a question: one file for each way of answering."""

from .passing_on import notices_to, tell_fixed
from .quoting import LONGEST_LIST, PASSAGE, quote, shorten
from .replies import answer, reply_to, spoken_in
from .wording import worded

__all__ = [
    "LONGEST_LIST", "PASSAGE", "answer", "notices_to", "quote", "reply_to", "shorten", "spoken_in",
    "tell_fixed", "worded",
]  # fmt: skip
