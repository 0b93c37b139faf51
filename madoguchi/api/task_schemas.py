"""What goes in and out of tasks, as the OpenAPI description tells it."""

from datetime import datetime
from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .schemas import Data, Language, Mail, Storable

Code = Annotated[str, StringConstraints(pattern=r"^[0-9 ]{1,12}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,60}$")]
ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Values = Annotated[
    Data, Field(description=_("Field → value: text, a list of texts, or true. Choices go by their value."))
]


class Task(Schema):
    """What customers can do themselves; `parameters` is a JSON Schema of what is asked."""

    name: str
    title: str
    description: str
    parameters: dict[str, Any]
    steps: list[dict[str, str]]
    proof: str = Field(description=_("none, known (a confirmed address) or fresh (a code by mail)."))
    confirmation: str = Field(description=_("What the yes is called."))
    undoable: bool
    leads_to_payment: bool
    undo_seconds: int
    version: int


class Tasks(Schema):
    """The tasks that are offered."""

    items: list[Task]


class NewRun(Schema):
    """A task begun for a customer."""

    model_config = ConfigDict(extra="forbid")
    email: Mail = Field(description=_("The customer's confirmed e-mail address."))
    values: Values = {}
    language: Language = "ja"
    client_id: ClientId | None = Field(
        None, description=_("Your name for this run: the same one begins it once.")
    )


class Filling(Schema):
    """More of what is asked."""

    model_config = ConfigDict(extra="forbid")
    values: Values


class Proof(Schema):
    """The six digits that the customer got by mail."""

    model_config = ConfigDict(extra="forbid")
    code: Annotated[Code, Storable]


class Choice(Schema):
    """One that can be chosen; `barred` says why it cannot."""

    value: str
    label: str
    note: str
    barred: str


class Asked(Schema):
    """A field that is asked for next."""

    name: str
    label: str
    kind: str
    help: str
    required: bool
    value: Any = Field(description=_("What is known or was given."))
    choices: list[Choice]


class Run(Schema):
    """How a run stands: what is asked next, what would happen, or what came of it."""

    reference: str
    task: str
    state: str = Field(
        description=_("started, completed, refused, undone, abandoned or helped; a refusal says why.")
    )
    asked: list[Asked] = Field(description=_("What is still asked; empty when only the yes is missing."))
    effects: list[str] = Field(description=_("What will happen after the yes, or what was said before it."))
    proof_needed: bool
    refusal: str
    number: str
    undo_until: datetime | None
    leads_to: str = Field(description=_("A page on which the customer goes on, for example to pay."))
