"""Recordings as other systems send and take them, and the samples between: 16,000 a second, one channel."""

import io
import wave
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .engines import engine

RATE = 16_000
"""Samples a second: what telephones carry at their best, and what recognition wants."""
MOST_BYTES = 1_500_000
LONGEST_SECONDS = 60
_READ = {"format_whitelist": "wav,ogg,matroska,webm,mp3,flac"}
"""Nothing that could name other files, as playlists do."""
KINDS = {"wav": "audio/wav", "opus": "audio/ogg; codecs=opus"}

Samples = npt.NDArray[np.int16]


class NotARecording(ValueError):
    """The bytes hold no sound that can be read."""


class TooLong(ValueError):
    """The recording is larger or longer than is taken."""


@dataclass(frozen=True)
class Recording:
    """Sound as it goes out."""

    kind: str
    data: bytes
    seconds: float

    @property
    def media_type(self) -> str:
        """As HTTP names it."""
        return KINDS[self.kind]


def recording(samples: Samples, kind: str) -> Recording:
    """Samples as a file of this kind (`KINDS`)."""
    data = _opus(samples) if kind == "opus" else _wav(samples)
    return Recording(kind, data, round(len(samples) / RATE, 2))


def samples_of(data: bytes) -> Samples:
    """What a WAV, Ogg, WebM, MP3 or FLAC holds. Raises NotARecording, TooLong."""
    if len(data) > MOST_BYTES:
        raise TooLong
    av = engine("av")
    try:
        with av.open(io.BytesIO(data), metadata_errors="ignore", options=_READ) as container:
            return _decoded(container)
    except (av.FFmpegError, IndexError, ValueError) as error:
        if isinstance(error, TooLong):
            raise
        raise NotARecording from error


def resampled(samples: Samples, rate: int) -> Samples:
    """Samples taken at another rate, at ours."""
    frame = _frame(samples, rate)
    return _joined(part for given in (frame, None) for part in _resampler().resample(given))


def _decoded(container: Any) -> Samples:
    """Stops as soon as it is too long: a small file can hold hours."""
    resampler, parts, length = _resampler(), [], 0
    for frame in container.decode(container.streams.audio[0]):
        for part in resampler.resample(frame):
            parts.append(part)
            length += part.samples
        if length > LONGEST_SECONDS * RATE:
            raise TooLong
    found = _joined([*parts, *resampler.resample(None)])
    if not len(found):
        raise NotARecording
    return found


def _resampler() -> Any:
    return engine("av").AudioResampler(format="s16", layout="mono", rate=RATE)


def _joined(frames: Any) -> Samples:
    parts = [frame.to_ndarray().reshape(-1) for frame in frames]
    return np.concatenate(parts) if parts else np.zeros(0, np.int16)


def _frame(samples: Samples, rate: int) -> Any:
    frame = engine("av").AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate
    return frame


def _wav(samples: Samples) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    return made.getvalue()


def _opus(samples: Samples) -> bytes:
    made = io.BytesIO()
    with engine("av").open(made, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=RATE, layout="mono")
        stream.bit_rate = 24_000
        for given in (_frame(samples, RATE), None):
            for packet in stream.encode(given):
                container.mux(packet)
    return made.getvalue()
