"""Whether the sentences of an answer say only what the passages say that it was made from."""

from .check import checked
from .sentences import sentences_of
from .shapes import Checked, Reason, Source

__all__ = ["Checked", "Reason", "Source", "checked", "sentences_of"]
