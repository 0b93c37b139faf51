"""What goes in and out of calls, as the OpenAPI description tells it."""

from typing import Annotated, Literal, Self

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints, model_validator

from .schemas import Language, Storable
from .task_schemas import ClientId

Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:_-]{0,200}$")]
Utterance = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000), Storable]
Digits = Annotated[str, StringConstraints(pattern=r"^[0-9*#]{0,20}$")]
Caller = Annotated[str, StringConstraints(pattern=r"^[0-9+ ()-]{0,30}$")]


class NewTurn(Schema):
    """What a caller said, or the keys that she pressed: one of both."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"anyOf": [
        {"required": ["utterance"]}, {"required": ["digits"]},
    ]})  # fmt: skip
    client_id: ClientId = Field(
        description=_("Your name for this utterance: the same one, sent again, is heard once.")
    )
    conversation: Reference = Field(
        "", description=_("The call, as the last answer named it. Empty: a new call.")
    )
    utterance: Utterance = ""
    digits: Digits = Field("", description=_("Keys that she pressed (tones)."))
    language: Language = "ja"
    caller: Caller = Field(
        "",
        description=_(
            "Her telephone number. It proves nothing: it only says to which mailbox a code may go."
        ),
    )

    @model_validator(mode="after")
    def something_was_said(self) -> Self:
        """An empty turn is no turn."""
        if not (self.utterance or self.digits):
            raise ValueError("an utterance or digits are needed")
        return self


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
