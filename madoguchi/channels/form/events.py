"""Facts about the web form: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class FormHelped(Fact):
    """Somebody who was writing found the answer among those shown, and did not send it."""

    name: ClassVar[str] = "channels.form_helped"
    customer_id: int
    topic: str
    articles: int


@dataclass(frozen=True)
class FormSent(Fact):
    """A form was sent and became a conversation; articles: how many were shown before."""

    name: ClassVar[str] = "channels.form_sent"
    customer_id: int
    conversation_id: int
    topic: str
    articles: int
