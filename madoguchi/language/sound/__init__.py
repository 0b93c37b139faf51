"""Speech out and speech in, where their engines are installed; everything works without them, as text."""

from .engines import HEARING, SPEAKING, missing
from .hearing import HearingUnavailable, NothingHeard, hear, heard_languages
from .recordings import KINDS, LONGEST_SECONDS, MOST_BYTES, NotARecording, Recording, TooLong
from .speaking import LONGEST_SPEECH, Speech, speak, spoken_languages

__all__ = [
    "HEARING", "HearingUnavailable", "KINDS", "LONGEST_SECONDS", "LONGEST_SPEECH", "MOST_BYTES",
    "NotARecording", "NothingHeard", "Recording", "SPEAKING", "Speech", "TooLong", "hear", "heard_languages",
    "missing", "speak", "spoken_languages",
]  # fmt: skip
