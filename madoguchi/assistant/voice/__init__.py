"""The assistant on the telephone, as text: what a caller's words are, and what is read to her."""

from ..talking import Listening
from .hearing import Deed, asks_again, decide, digits_in
from .proving import code_sent, code_sent_if_known, which_address
from .speaking import Speech, speech

__all__ = [
    "Deed", "Listening", "Speech", "asks_again", "code_sent", "code_sent_if_known", "decide", "digits_in",
    "speech", "which_address",
]  # fmt: skip
