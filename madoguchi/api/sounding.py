"""Recordings on a call, where the engines are installed: what was said in one, and what is read as one.

A recording is understood and let go; nothing of it is kept. A turn goes on as text whatever is missing here.
"""

import base64
from typing import Any

from django.conf import settings

from madoguchi.language import api as language

from . import call_schemas as schemas
from .problems import Problem


def heard(given: schemas.NewTurn) -> str:
    """The words of the recording that came with a turn; "" where none came. Raises Problem."""
    if not given.audio:
        return ""
    try:
        if given.language not in language.sound.heard_languages(settings.MADOGUCHI_WHISPER_MODEL):
            raise Problem(422, "not_heard", reason="language")
        return language.sound.hear(
            base64.b64decode(given.audio), language=given.language, folder=settings.MADOGUCHI_WHISPER_MODEL
        )[: schemas.LONGEST_UTTERANCE]
    except language.sound.HearingUnavailable as away:
        if away.reason == "busy":
            raise Problem(503, "unavailable") from None
        raise Problem(422, "not_heard", reason=away.reason) from None
    except language.sound.TooLong:
        raise Problem(413, "too_large") from None
    except language.sound.NotARecording:
        raise Problem(422, "no_recording") from None
    except language.sound.NothingHeard:
        raise Problem(422, "nothing_said") from None


def spoken(told: dict[str, Any], *, kind: str, spoken_in: str) -> dict[str, Any]:
    """What is read to her with its recording, or why there is none."""
    why = _silent(kind, spoken_in)
    speech = None if why else language.sound.speak(told["sentences"], kind)
    audio = speech and {
        "type": speech.recording.media_type, "data": base64.b64encode(speech.recording.data).decode(),
        "seconds": speech.recording.seconds, "sentences": speech.sentences,
    }  # fmt: skip
    return told | {"audio": audio, "silent_because": why or ("" if audio else "failed")}


def possible() -> dict[str, Any]:
    """What is installed here."""
    try:
        hears, deaf = language.sound.heard_languages(settings.MADOGUCHI_WHISPER_MODEL), ""
    except language.sound.HearingUnavailable as away:
        hears, deaf = (), away.reason
    return {
        "hears": list(hears), "deaf_because": deaf, "speaks": list(language.sound.spoken_languages()),
        "kinds": [*language.sound.KINDS], "most_bytes": language.sound.MOST_BYTES,
        "longest_seconds": language.sound.LONGEST_SECONDS, "longest_speech": language.sound.LONGEST_SPEECH,
    }  # fmt: skip


def _silent(kind: str, spoken_in: str) -> str:
    if not kind:
        return "not_asked"
    spoken = language.sound.spoken_languages()
    if not spoken:
        return "not_installed"
    return "" if spoken_in in spoken else "language"
