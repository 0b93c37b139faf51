"""Sentences as Japanese speech, by Open JTalk. English is not spoken: the voice would spell it in kana."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np

from .engines import SPEAKING, engine, missing
from .recordings import RATE, Recording, Samples, recording, resampled

LONGEST_SPEECH = 600
"""Letters spoken at most, in whole sentences: about 100 seconds, some six seconds of one core."""
PAUSE = np.zeros(int(RATE * 0.25), np.int16)
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Speech:
    """A recording, and how many sentences it speaks; the rest was too much at once."""

    recording: Recording
    sentences: int


def spoken_languages() -> tuple[str, ...]:
    """Which languages can be spoken here."""
    return () if missing(SPEAKING) else ("ja",)


def speak(sentences: Sequence[str], kind: str) -> Speech | None:
    """The first sentences as one recording (.06 s for each second of it); None where they have no sound."""
    taken = _that_fit(sentences)
    spoken = [_spoken(one) for one in taken]
    if not any(len(one) for one in spoken):
        return None
    parts = [part for one in spoken if len(one) for part in (one, PAUSE)]
    return Speech(recording(np.concatenate(parts[:-1]), kind), len(taken))


def _that_fit(sentences: Sequence[str]) -> list[str]:
    taken: list[str] = []
    for one in sentences:
        if taken and sum(map(len, taken)) + len(one) > LONGEST_SPEECH:
            break
        taken.append(one[:LONGEST_SPEECH])
    return taken


@lru_cache(maxsize=64)
def _spoken(sentence: str) -> Samples:
    """What is said again and again is spoken once; the engine takes one sentence at a time."""
    try:
        with _one_at_a_time:
            wave, rate = engine("pyopenjtalk").tts(sentence)
    except (RuntimeError, ValueError, OSError):  # a sentence that the engine cannot read is not spoken
        wave, rate = np.zeros(0), RATE
    if not len(wave):
        return np.zeros(0, np.int16)
    return resampled(np.clip(wave, -32768, 32767).astype(np.int16), rate)
