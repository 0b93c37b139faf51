"""What was said in a recording, by faster-whisper with a model that lies in a folder of the company's own.

No model comes with the product and none is fetched: the folder is what Systran's converted models on the
company's disk hold (`model.bin`, `config.json`, `tokenizer.json`, `vocabulary.*`).
"""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from .engines import HEARING, engine, missing
from .recordings import samples_of

NEEDED = ("model.bin", "config.json", "tokenizer.json", "vocabulary.*")
LANGUAGES = ("ja", "en")
PATIENCE = 20
"""Seconds that a recording waits for the ones before it."""
_one_at_a_time = Lock()


class HearingUnavailable(RuntimeError):
    """Nothing can be heard here; `reason` is `not_installed`, `no_model`, `model_incomplete`, `model_broken`
    or `busy`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NothingHeard(ValueError):
    """There are no words in the recording."""


def heard_languages(folder: str) -> tuple[str, ...]:
    """Which languages the model of this folder hears. Raises HearingUnavailable."""
    return LANGUAGES if _model(folder).model.is_multilingual else ("en",)


def hear(data: bytes, *, language: str, folder: str) -> str:
    """The words of a recording. Raises HearingUnavailable, NotARecording, TooLong, NothingHeard."""
    model = _model(folder)
    sound = samples_of(data).astype(np.float32) / 32768
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise HearingUnavailable("busy")
    try:
        pieces, _about = model.transcribe(
            sound, language=language, temperature=0, beam_size=5, vad_filter=True,
            condition_on_previous_text=False, without_timestamps=True,
        )  # fmt: skip
        said = " ".join(piece.text.strip() for piece in pieces).strip()
    finally:
        _one_at_a_time.release()
    if not said:
        raise NothingHeard
    return said


def _model(folder: str) -> Any:
    """Raises HearingUnavailable."""
    if missing(HEARING):
        raise HearingUnavailable("not_installed")
    if not folder:
        raise HearingUnavailable("no_model")
    place = Path(folder)
    whole = all(any(place.glob(name)) for name in NEEDED)
    if not whole:  # without its tokenizer the engine would ask outside
        raise HearingUnavailable("model_incomplete")
    try:
        with _one_at_a_time:
            return _loaded(folder)
    except (RuntimeError, ValueError, OSError) as error:
        raise HearingUnavailable("model_broken") from error


@lru_cache(maxsize=1)
def _loaded(folder: str) -> Any:
    return engine("faster_whisper").WhisperModel(
        folder, device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True
    )
