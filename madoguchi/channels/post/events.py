"""Facts about paper: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class ScanFiled(Fact):
    """A letter or a fax became part of a conversation."""

    name: ClassVar[str] = "channels.scan_filed"
    conversation_id: int
    customer_id: int
    kind: str
    pages: int


@dataclass(frozen=True)
class LetterPosted(Fact):
    """A letter of ours was posted, or a fax sent."""

    name: ClassVar[str] = "channels.letter_posted"
    conversation_id: int
    customer_id: int
    message_id: int
    kind: str
