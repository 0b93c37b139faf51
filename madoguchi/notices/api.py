"""The front door of notices: what customers are told, once, as they wish, in the company's own words."""

from .answering import tell_if_unread
from .kinds import CHANNEL_NAMES, KINDS, LISTED, REASON_WORDS
from .queries import log, move, told
from .shapes import NoticeRules, Outgoing, Said, TellingShape, ToldShape, Way
from .telling import note_refused, outgoing, said, tell, tell_trial
from .waiting import recall, send_due
from .ways import channels

__all__ = [
    "CHANNEL_NAMES", "KINDS", "LISTED", "NoticeRules", "Outgoing", "REASON_WORDS", "Said",
    "TellingShape", "ToldShape", "Way", "channels", "log", "move", "note_refused",
    "outgoing", "recall", "said", "send_due", "tell", "tell_if_unread", "tell_trial", "told",
]  # fmt: skip
