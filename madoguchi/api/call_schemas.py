"""What goes in and out of calls, as the OpenAPI description tells it."""

import base64
import binascii
from typing import Annotated, Literal, Self

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints, model_validator

from madoguchi.language.api import sound

from .schemas import Language, Storable
from .task_schemas import ClientId

Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:_-]{0,200}$")]
LONGEST_UTTERANCE = 2_000
Utterance = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_UTTERANCE), Storable]
Kind = Literal["", "wav", "opus"]
Digits = Annotated[str, StringConstraints(pattern=r"^[0-9*#]{0,20}$")]
Caller = Annotated[str, StringConstraints(pattern=r"^[0-9+ ()-]{0,30}$")]


class NewTurn(Schema):
    """What a caller said, as text or as a recording, or the keys that she pressed: one of them."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"anyOf": [
        {"required": ["utterance"]}, {"required": ["digits"]}, {"required": ["audio"]},
    ]})  # fmt: skip
    client_id: ClientId = Field(
        description=_("Your name for this utterance: the same one, sent again, is heard once.")
    )
    conversation: Reference = Field(
        "", description=_("The call, as the last answer named it. Empty: a new call.")
    )
    utterance: Utterance = ""
    digits: Digits = Field("", description=_("Keys that she pressed (tones)."))
    audio: str = Field(
        "", max_length=sound.MOST_BYTES * 4 // 3 + 4, json_schema_extra={"contentEncoding": "base64"},
        description=_(
            "What she said, as a recording in base64 (WAV, Ogg, WebM, MP3, FLAC; at most 60 seconds, 1.5 MB)."
            " It is understood only where `/assistant/voice` names the language under `hears`; nothing of it"
            " is kept."
        ),
    )  # fmt: skip
    speak: Kind = Field(
        "", description=_("`wav` or `opus`: send a recording of what is read to her as well.")
    )
    language: Language = "ja"
    caller: Caller = Field(
        "",
        description=_(
            "Her telephone number. It proves nothing: it only says to which mailbox a code may go."
        ),
    )

    @model_validator(mode="after")
    def something_was_said(self) -> Self:
        """An empty turn is no turn, and a recording is base64."""
        if not (self.utterance or self.digits or self.audio):
            raise ValueError("an utterance, digits or audio are needed")
        if self.audio and (self.utterance or self.digits):
            raise ValueError("audio comes alone")
        try:
            base64.b64decode(self.audio, validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("audio is not base64") from None
        return self


class TurnAudio(Schema):
    """What is read to the caller, as a recording of 16 kHz and one channel."""

    type: Literal["audio/wav", "audio/ogg; codecs=opus"]
    data: str = Field(description=_("The recording in base64."))
    seconds: float
    sentences: int = Field(
        description=_("How many of `sentences` it speaks; the rest was too long for one recording.")
    )


class Turn(Schema):
    """What is read to the caller, and what to listen for then."""

    conversation: str = Field(description=_("Names this call in the next request."))
    number: str = Field(description=_("The contact number, as staff and customer know it."))
    text: str
    sentences: list[str] = Field(description=_("The text in short sentences, to be read one after another."))
    waits_for: Literal["digits", "speech", "yes_no", "nothing"]
    digits: int = Field(description=_("How many keys are awaited at most; 0 where none are."))
    state: Literal["open", "handed_over", "ended"] = Field(
        description=_("`open`; `handed_over`: connect her with your staff; `ended`: say farewell.")
    )
    heard: str = Field(description=_("What was understood of the recording; empty where none was sent."))
    audio: TurnAudio | None = Field(
        description=_("The recording that `speak` asked for. Only Japanese is spoken, where it is installed.")
    )
    silent_because: Literal["", "not_asked", "not_installed", "language", "failed"] = Field(
        description=_("Why there is no recording; the text is complete in any case.")
    )


class Voice(Schema):
    """Which recordings are understood and made here."""

    hears: list[Literal["ja", "en"]] = Field(description=_("Languages of recordings that are understood."))
    deaf_because: Literal["", "not_installed", "no_model", "model_incomplete", "model_broken", "busy"] = (
        Field(description=_("Why none is understood."))
    )
    speaks: list[Literal["ja"]] = Field(description=_("Languages that are spoken. English is text only."))
    kinds: list[Literal["wav", "opus"]]
    most_bytes: int
    longest_seconds: int
    longest_speech: int = Field(description=_("Letters that one recording speaks at most."))
